package io.gatehouse.platform.persistence.diff;

import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.SqlTypes;

/** PostgreSQL with the types that changesets use: a string is {@code text} of any length, an instant {@code timestamptz(6)}. */
final class HouseDialect extends PostgreSQLDialect {
    @Override
    protected String columnType(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.VARCHAR, SqlTypes.NVARCHAR -> "text";
            case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> "timestamptz($p)";
            default -> super.columnType(sqlTypeCode);
        };
    }

    @Override
    public String getArrayTypeName(String javaElementType, String elementType, Integer maxLength) {
        return elementType + "[]";
    }
}

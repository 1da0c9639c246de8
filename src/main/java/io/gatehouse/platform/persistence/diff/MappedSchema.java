package io.gatehouse.platform.persistence.diff;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.LiquibaseSession;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.core.Column;
import liquibase.structure.core.ForeignKey;
import liquibase.structure.core.PrimaryKey;
import liquibase.structure.core.Table;
import liquibase.structure.core.UniqueConstraint;

/** Reads from the entities which tables there should be. */
final class MappedSchema {
    private MappedSchema() {}

    static Map<String, TableShape> read(Collection<Class<?>> entities) {
        try {
            return LiquibaseSession.quietly(() -> tables(EntityDatabase.of(entities)));
        } catch (Exception e) {
            throw new CannotStart("The mapping of the entities cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, TableShape> tables(EntityDatabase database) throws Exception {
        try (database) {
            SnapshotControl wanted = new SnapshotControl(
                    database, Table.class, Column.class, PrimaryKey.class, ForeignKey.class, UniqueConstraint.class);
            DatabaseSnapshot snapshot = SnapshotGeneratorFactory.getInstance()
                    .createSnapshot(database.getDefaultSchema(), database, wanted);
            Map<String, TableShape> tables = new TreeMap<>();
            snapshot.get(Table.class).forEach(table -> tables.put(name(table.getName()), shape(table)));
            return tables;
        }
    }

    private static TableShape shape(Table table) {
        Map<String, ColumnShape> columns = new LinkedHashMap<>();
        table.getColumns().forEach(column -> columns.put(name(column.getName()), shape(column)));
        return new TableShape(
                name(table.getName()),
                columns,
                Optional.ofNullable(table.getPrimaryKey())
                        .map(key -> names(key.getColumns()))
                        .orElse(List.of()),
                table.getUniqueConstraints().stream()
                        .map(unique -> names(unique.getColumns()))
                        .distinct()
                        .toList(),
                table.getOutgoingForeignKeys().stream()
                        .map(MappedSchema::shape)
                        .distinct()
                        .toList());
    }

    private static ColumnShape shape(Column column) {
        return ColumnShape.mapped(
                name(column.getName()), column.getType().toString(), Boolean.TRUE.equals(column.isNullable()));
    }

    private static ForeignKeyShape shape(ForeignKey key) {
        return new ForeignKeyShape(
                names(key.getForeignKeyColumns()),
                name(key.getPrimaryKeyTable().getName()),
                names(key.getPrimaryKeyColumns()));
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(column -> name(column.getName())).toList();
    }

    /** PostgreSQL folds unquoted names to lower case, and Hibernate does not quote. */
    private static String name(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package io.gatehouse.platform.persistence.diff;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.SqlTrouble;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables from PostgreSQL's catalogue. Liquibase's own snapshot loses what a rollback needs: digits of types, checks,
 * and the conditions of indexes.
 */
final class StoredSchema {
    private static final Duration LOOK = Duration.seconds(30);

    private static final String TABLES = """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                   coalesce(pg_get_expr(d.adbin, d.adrelid), ''),
                   array(select definition from attached where attached.relation = c.oid and attached.number = a.attnum
                         order by definition)
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
            order by c.relname, a.attnum""";

    /** What is dropped with a column. PostgreSQL 18 also lists "not null" among the constraints; the column itself says that. */
    private static final String ATTACHED = """
            with attached (relation, number, definition) as (
                select conrelid, unnest(conkey),
                       'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' '
                           || pg_get_constraintdef(oid)
                from pg_constraint where contype in ('c', 'f', 'p', 'u')
                union
                select i.indrelid, d.refobjsubid,
                       replace(pg_get_indexdef(i.indexrelid), ' ON ' || current_schema() || '.', ' ON ')
                from pg_depend d
                join pg_index i on d.classid = 'pg_class'::regclass and d.objid = i.indexrelid
                    and d.refclassid = 'pg_class'::regclass and d.refobjid = i.indrelid
                where d.refobjsubid > 0
                    and not exists (select from pg_constraint where conindid = i.indexrelid and conrelid = i.indrelid)
                union
                select a.attrelid, a.attnum,
                       'comment on column ' || a.attrelid::regclass || '.' || quote_ident(a.attname) || ' is '
                           || quote_literal(replace(col_description(a.attrelid, a.attnum), chr(10), ' '))
                from pg_attribute a where col_description(a.attrelid, a.attnum) is not null
            )
            """;

    private static final String UNIQUES = """
            select indrelid::regclass::text,
                   array(select attname::text from pg_attribute where attrelid = indrelid and attnum = any (indkey))
            from pg_index
            where indisunique and not indisprimary and indpred is null and indexprs is null
                and (select relnamespace from pg_class where oid = indrelid) = current_schema()::regnamespace""";

    private static final String FOREIGN_KEYS = """
            select conrelid::regclass::text,
                   array(select attname::text from unnest(conkey) with ordinality as key (number, place)
                         join pg_attribute on attrelid = conrelid and attnum = number order by place),
                   confrelid::regclass::text
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace""";

    private final Map<String, TableShape> tables = new TreeMap<>();

    private StoredSchema() {}

    static Map<String, TableShape> read(Database database) {
        try (Connection connection = database.connectAsOwner(LOOK);
                Statement statement = connection.createStatement()) {
            StoredSchema schema = new StoredSchema();
            schema.readColumns(statement);
            schema.readUniques(statement);
            schema.readForeignKeys(statement);
            return schema.tables;
        } catch (SQLException e) {
            throw new CannotStart("The schema cannot be read: " + SqlTrouble.of(e), e);
        }
    }

    private void readColumns(Statement statement) throws SQLException {
        ResultSet rows = statement.executeQuery(ATTACHED + TABLES);
        while (rows.next()) {
            ColumnShape column = new ColumnShape(
                    rows.getString(2),
                    HouseType.of(rows.getString(3)),
                    rows.getBoolean(4),
                    rows.getString(5),
                    texts(rows.getArray(6)).stream().map(LowerCase::of).toList());
            tables.computeIfAbsent(rows.getString(1), TableShape::empty)
                    .columns()
                    .put(column.name(), column);
        }
    }

    private void readUniques(Statement statement) throws SQLException {
        ResultSet rows = statement.executeQuery(UNIQUES);
        while (rows.next()) {
            @Nullable TableShape table = tables.get(rows.getString(1));
            if (table != null) {
                table.uniques().add(texts(rows.getArray(2)));
            }
        }
    }

    private void readForeignKeys(Statement statement) throws SQLException {
        ResultSet rows = statement.executeQuery(FOREIGN_KEYS);
        while (rows.next()) {
            @Nullable TableShape table = tables.get(rows.getString(1));
            if (table != null) {
                table.foreignKeys().add(new ForeignKeyShape(texts(rows.getArray(2)), rows.getString(3), List.of()));
            }
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

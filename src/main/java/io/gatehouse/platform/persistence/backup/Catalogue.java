package io.gatehouse.platform.persistence.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables and sequences of the schema, from PostgreSQL's own catalogue. Liquibase's two tables do not count. */
record Catalogue(Connection connection) {
    /** Partitions are copied with the table that they are part of. */
    private static final String OURS =
            " t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p') and not t.relispartition"
                    + " and t.relname not in ('databasechangelog', 'databasechangeloglock')";

    /**
     * Without generated columns, which accept no value, and without transaction ids that have a default: they mean nothing in
     * another PostgreSQL, where they may even be in the future.
     */
    private static final String COLUMNS = "select t.relname, a.attname from pg_class t"
            + " join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped where" + OURS
            + " and a.attgenerated = '' and not (a.atttypid = 'xid8'::regtype and a.atthasdef)"
            + " order by t.relname, a.attnum";

    private static final String REFERENCES = "select t.relname, target.relname from pg_constraint c"
            + " join pg_class t on t.oid = c.conrelid join pg_class target on target.oid = c.confrelid"
            + " where c.contype = 'f' and" + OURS;

    private static final String SEQUENCES = "select relname from pg_class where relkind = 'S'"
            + " and relnamespace = current_schema()::regnamespace order by relname";

    /** The columns of each table, by the table's name. Counts no rows. */
    Map<String, List<String>> columns() throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return columns;
    }

    /** The tables with their numbers of rows, in an order in which they can be loaded. */
    List<Table> tables() throws SQLException {
        Map<String, List<String>> columns = columns();
        List<Table> tables = new ArrayList<>();
        for (String name : LoadOrder.of(columns.keySet(), references())) {
            tables.add(new Table(name, columns.getOrDefault(name, List.of()), count(name)));
        }
        return tables;
    }

    private Map<String, Set<String>> references() throws SQLException {
        Map<String, Set<String>> references = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), table -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return references;
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + Table.quote(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** No snapshot includes sequences: read after it was taken, they are at or past all values in its rows. */
    List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (String name : sequenceNames()) {
            sequences.add(sequence(name));
        }
        return sequences;
    }

    private List<String> sequenceNames() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Manifest.Sequence sequence(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select last_value, is_called from " + Table.quote(name))) {
            row.next();
            return new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2));
        }
    }
}

package io.gatehouse.bench;

import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which statements PostgreSQL counted ({@code pg_stat_statements}, begin and commit included) in one database.
 *
 * @param counted no two of one kind
 */
record Statements(Set<Counted> counted) {
    private static final String COUNTS = """
            select queryid, min(query), sum(calls) from pg_stat_statements
             where dbid = (select oid from pg_database where datname = current_database())
               and toplevel and query not like '%pg_stat_statements%'
             group by queryid
            """;

    /** From here on it counts anew. */
    static void reset(String database) throws SQLException {
        try (Connection connection = TestPostgres.superuser(database);
                Statement sql = connection.createStatement()) {
            sql.execute("create extension if not exists pg_stat_statements");
            sql.execute("select pg_stat_statements_reset()");
        }
    }

    /** What ran since then. */
    static Statements read(String database) throws SQLException {
        try (Connection connection = TestPostgres.superuser(database);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(COUNTS)) {
            Set<Counted> counted = new HashSet<>();
            while (rows.next()) {
                counted.add(new Counted(rows.getLong(1), rows.getString(2), rows.getLong(3)));
            }
            return new Statements(counted);
        }
    }

    /** These, but those of a kind or a text that is among the others. */
    Statements without(Statements others) {
        Set<Object> known = others.counted.stream()
                .flatMap(each -> Stream.of(each.kind, each.text))
                .collect(Collectors.toSet());
        return new Statements(counted.stream()
                .filter(each -> !known.contains(each.kind) && !known.contains(each.text))
                .collect(Collectors.toSet()));
    }

    long calls() {
        return counted.stream().mapToLong(Counted::calls).sum();
    }

    /**
     * One kind of statement.
     *
     * @param kind PostgreSQL's hash of its meaning: its text may be kept with or without the values
     */
    record Counted(long kind, String text, long calls) {
        @Override
        public String toString() {
            return "%,d x %s".formatted(calls, text.replaceAll("\\s+", " "));
        }
    }
}

package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which changesets a schema has, in the order in which they were applied. */
public record SchemaHistory(List<Applied> applied) {
    private static final Duration LOOK = Duration.seconds(10);

    public SchemaHistory {
        applied = List.copyOf(applied);
    }

    /** Asked by plain SQL: Liquibase would make its tables where they are missing. Empty for a database without a schema. */
    public static SchemaHistory of(Database database) {
        try (Connection connection = database.connect(LOOK)) {
            return on(connection);
        } catch (SQLException e) {
            throw new CannotStart("The schema's history cannot be read: " + e.getMessage(), e);
        }
    }

    /** As {@link #of}, in the transaction of a connection that is open. */
    public static SchemaHistory on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new SchemaHistory(isThere(statement) ? read(statement) : List.of());
        }
    }

    public List<String> ids() {
        return applied.stream().map(Applied::id).toList();
    }

    /** What this release has and the schema has not, in order. */
    public List<String> pending() {
        List<String> pending = new ArrayList<>(Changelog.ids());
        pending.removeAll(ids());
        return pending;
    }

    /** What the schema has and this release does not know: a newer one applied it. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>(ids());
        unknown.removeAll(Changelog.ids());
        return unknown;
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('databasechangelog') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<Applied> read(Statement statement) throws SQLException {
        List<Applied> applied = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select id, dateexecuted at time zone 'UTC', tag from databasechangelog order by orderexecuted")) {
            while (rows.next()) {
                Instant at = rows.getObject(2, OffsetDateTime.class).toInstant();
                applied.add(new Applied(rows.getString(1), at, Optional.ofNullable(rows.getString(3))));
            }
        }
        return applied;
    }

    /** One changeset, since when, and the tag that marks the schema as it was after it. */
    public record Applied(String id, Instant at, Optional<String> tag) {}
}

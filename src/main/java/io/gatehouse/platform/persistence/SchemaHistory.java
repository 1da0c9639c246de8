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

/** Which changesets a schema has, in the order in which they were applied; none for a database without a schema. */
public record SchemaHistory(List<Applied> applied) {
    private static final Duration LOOK = Duration.seconds(10);
    private static final String NO_RIGHT = "42501";

    public SchemaHistory {
        applied = List.copyOf(applied);
    }

    /** As the service role sees it; {@link CannotStart} names the command that grants a missing right. */
    static SchemaHistory asService(Database database) {
        try (Connection connection = database.connect(LOOK)) {
            return read(connection);
        } catch (SQLException e) {
            if (NO_RIGHT.equals(e.getSQLState())) {
                throw new CannotStart(
                        "The role " + database.serviceRole()
                                + " has no rights on the schema: run `java -jar gatehouse.jar db migrate config.yml` with"
                                + " DATABASE_OWNER_USER and DATABASE_OWNER_PASSWORD set to the role that owns it, which"
                                + " grants them.",
                        e);
            }
            throw unreadable(e);
        }
    }

    /** As the schema's owner sees it. */
    public static SchemaHistory asOwner(Database database) {
        try (Connection connection = database.connectAsOwner(LOOK)) {
            return read(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Reads in the transaction of an open connection. With plain SQL: Liquibase would create its tables if they are missing. */
    public static SchemaHistory read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new SchemaHistory(isThere(statement) ? rows(statement) : List.of());
        }
    }

    public List<String> ids() {
        return applied.stream().map(Applied::id).toList();
    }

    /** What this release has and the schema lacks, in order. */
    public List<String> pending() {
        List<String> pending = new ArrayList<>(Changelog.ids());
        pending.removeAll(ids());
        return pending;
    }

    /** What the schema has and this release does not know: a newer release applied it. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>(ids());
        unknown.removeAll(Changelog.ids());
        return unknown;
    }

    /** Refuses a schema neither older nor newer than this release's: pending changesets would conflict with existing ones. */
    void requireOfThisLine() {
        if (!unknown().isEmpty() && !pending().isEmpty()) {
            throw new CannotStart(
                    "The schema was made by another build: it has changesets that this release does not know ("
                            + String.join(", ", unknown()) + ") and lacks " + String.join(", ", pending())
                            + ". Run the build that made it, or use a database without tables.");
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('databasechangelog') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<Applied> rows(Statement statement) throws SQLException {
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

    private static CannotStart unreadable(SQLException thrown) {
        return new CannotStart("The schema's history cannot be read: " + SqlTrouble.of(thrown), thrown);
    }

    /** One changeset, when it was applied, and the tag that marks the schema after it. */
    public record Applied(String id, Instant at, Optional<String> tag) {}
}

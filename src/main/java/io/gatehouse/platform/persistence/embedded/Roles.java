package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.util.PasswordUtil;

/**
 * The role that owns database and schema, and the one that serves and owns nothing. Missing ones are made, however far an earlier
 * start got: the owner can log in only when everything else is done, so a successful login proves that.
 */
record Roles(Endpoint endpoint, Credentials credentials) {
    /** A wrong password or none; no such role or one without LOGIN; no such database; no right to connect to it. */
    private static final Set<String> NOT_MADE = Set.of("28P01", "28000", "3D000", "42501");

    /** For a database just made, a trial login would only leave a refusal in its log. */
    void ensure(boolean justMade) {
        try {
            if (justMade || !canSignIn(credentials.owner()) || !canSignIn(credentials.service())) {
                make();
            }
        } catch (SQLException e) {
            // Only the first line: the others are hints from a server that knows nothing of the data folder.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CannotStart(
                    "The embedded PostgreSQL runs but cannot be set up: " + reason
                            + "; mend that and start again, which goes on" + " from there.",
                    e);
        }
    }

    /** Throws if the failure is not about the role or its database. */
    private boolean canSignIn(Login login) throws SQLException {
        try (Connection connection = endpoint.connect(login, Credentials.DATABASE)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            if (NOT_MADE.contains(String.valueOf(e.getSQLState()))) {
                return false;
            }
            throw e;
        }
    }

    private void make() throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            makeRole(connection, credentials.owner());
            makeRole(connection, credentials.service());
            allowSignIn(statement, credentials.service());
            makeDatabase(connection);
        }
        try (Connection connection = superuser(Credentials.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            handOver(statement);
            allowSignIn(statement, credentials.owner());
            connection.commit();
        }
    }

    private static void makeRole(Connection connection, Login login) throws SQLException {
        if (!holds(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.role())) {
            execute(connection, "CREATE ROLE " + login.role() + " NOLOGIN");
        }
        execute(connection, "ALTER ROLE " + login.role() + " NOSUPERUSER NOCREATEROLE NOCREATEDB");
    }

    private void makeDatabase(Connection connection) throws SQLException {
        if (!holds(connection, "SELECT 1 FROM pg_database WHERE datname = ?", Credentials.DATABASE)) {
            execute(connection, "CREATE DATABASE " + Credentials.DATABASE + " OWNER " + owner());
        }
        // Neither role needs these databases.
        execute(connection, "REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC");
    }

    /** In earlier releases one role owned and served: the owner gets what that role made, and that role loses its old rights. */
    private void handOver(Statement statement) throws SQLException {
        statement.execute("REASSIGN OWNED BY " + service() + " TO " + owner());
        statement.execute("ALTER DATABASE " + Credentials.DATABASE + " OWNER TO " + owner());
        statement.execute("REVOKE ALL ON DATABASE " + Credentials.DATABASE + " FROM PUBLIC, " + service());
        statement.execute("GRANT CONNECT ON DATABASE " + Credentials.DATABASE + " TO " + service());
        statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC, " + service());
    }

    /** Sends the verifier, not the password: pg_stat_statements and logs keep the text of such statements. */
    private static void allowSignIn(Statement statement, Login login) throws SQLException {
        String verifier =
                PasswordUtil.encodePassword(login.role(), login.password().toCharArray(), "scram-sha-256");
        statement.execute("ALTER ROLE " + login.role() + " LOGIN PASSWORD " + statement.enquoteLiteral(verifier));
    }

    private Connection superuser(String database) throws SQLException {
        return endpoint.connect(credentials.superuser(), database);
    }

    private String owner() {
        return credentials.owner().role();
    }

    private String service() {
        return credentials.service().role();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean holds(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}

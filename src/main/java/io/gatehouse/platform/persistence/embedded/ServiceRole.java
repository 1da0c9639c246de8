package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PasswordUtil;

/** The role under which the service works and the database it owns: made where missing, however far an earlier start got. */
record ServiceRole(Endpoint endpoint, Credentials credentials) {
    private static final String INVALID_PASSWORD = "28P01";
    private static final String NO_SUCH_ROLE = "28000";
    private static final String NO_SUCH_DATABASE = "3D000";

    /** In a database just made there is nothing to try first, and no refusal to leave in its log. */
    void ensure(boolean justMade) {
        try {
            if (justMade || !canSignIn()) {
                make();
            }
        } catch (SQLException e) {
            throw new CannotStart("The embedded PostgreSQL runs but cannot be set up: " + e.getMessage(), e);
        }
    }

    /** Whether the service's own sign-in works; an error where the answer is not about the role or its database. */
    private boolean canSignIn() throws SQLException {
        try (Connection connection = endpoint.connect(Credentials.USER, credentials.password(), Credentials.DATABASE)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.equals(INVALID_PASSWORD) || state.equals(NO_SUCH_ROLE) || state.equals(NO_SUCH_DATABASE)) {
                return false;
            }
            throw e;
        }
    }

    private void make() throws SQLException {
        try (Connection connection = endpoint.connect(
                        Credentials.SUPERUSER, credentials.superuserPassword(), Credentials.SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!holds(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", Credentials.USER)) {
                statement.execute("CREATE ROLE " + Credentials.USER + " LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB");
            }
            // The verifier, not the password: pg_stat_statements and logs keep the text of such statements.
            statement.execute("ALTER ROLE " + Credentials.USER + " PASSWORD " + statement.enquoteLiteral(verifier()));
            if (!holds(connection, "SELECT 1 FROM pg_database WHERE datname = ?", Credentials.DATABASE)) {
                statement.execute("CREATE DATABASE " + Credentials.DATABASE + " OWNER " + Credentials.USER);
            }
        }
    }

    private String verifier() throws SQLException {
        return PasswordUtil.encodePassword(
                Credentials.USER, credentials.password().toCharArray(), "scram-sha-256");
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

package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Properties;

/**
 * Opens connections for one role. If the database refuses, the exception says why in one sentence.
 *
 * @param remedy what an operator does if the role cannot log in
 */
record DatabaseLogin(DatabaseUrl url, String remedy) {
    /**
     * For every connection, as PostgreSQL's documentation advises for short queries. Without statistics, as on the first day,
     * PostgreSQL estimates such high costs that it compiles for 200 ms a query that runs for 1 ms.
     */
    static final String WITHOUT_COMPILER = "-c jit=off ";

    /** The timeout of each step of a login on one server. After it, the driver tries the next server or gives up. */
    private static final java.time.Duration LOGIN = java.time.Duration.ofSeconds(5);

    /** The start of the driver's message when all servers answer but none is of the wanted type. */
    private static final String NO_PRIMARY = "Could not find a server with specified targetServerType";

    private static final String REJECTED = "08004";
    private static final String STARTING_UP = "57P03";
    private static final String TOO_MANY = "53300";
    private static final String NO_DATABASE = "3D000";
    private static final String NO_CONNECT_RIGHT = "42501";

    /** One connection outside the pools. It waits for an answer as long as the socket timeout says; zero means forever. */
    Connection open(Duration socketTimeout) {
        try {
            return connect(WITHOUT_COMPILER, socketTimeout);
        } catch (SQLException e) {
            throw closed(e);
        }
    }

    /** Connects to a server that accepts writes, unless the URL asks for another type. */
    Connection connect(String options, Duration socketTimeout) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password().reveal());
        properties.setProperty("ApplicationName", "gatehouse");
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("hostRecheckSeconds", "2");
        if (RequestDeadline.isOver()) {
            throw new SQLTimeoutException("the time of the request was over before a connection was open");
        }
        // Whole seconds, rounded up: zero would mean no timeout.
        String patience = Long.toString(Math.max(
                1, RequestDeadline.left(LOGIN).plusSeconds(1).minusNanos(1).toSeconds()));
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("socketTimeout", patience);
        properties.setProperty("tcpKeepAlive", "true");
        // The detail of a violation contains the row's values, including addresses, and would reach the log.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("options", options);
        Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties);
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(socketTimeout.toMilliseconds()));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The message for the operator. The reasons come from the driver or the server; neither contains a password. */
    CannotStart closed(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        // The driver has its own state for a refusal, for example if the server asks for a password and none is set.
        boolean refused = state.startsWith("28") || state.equals(REJECTED);
        boolean silent = state.startsWith("08") || state.equals(STARTING_UP) || state.equals(TOO_MANY);
        if (String.valueOf(thrown.getMessage()).startsWith(NO_PRIMARY)) {
            return new DatabaseUnreachable(
                    "The database at " + url.address()
                            + " takes no writes (a standby, or read-only): name the primary in DATABASE_URL, or all"
                            + " servers with commas between them, or try again when one takes them.",
                    thrown);
        }
        if (silent && !refused) {
            return new DatabaseUnreachable(
                    "The database at " + url.address() + " cannot be reached (" + reason(thrown)
                            + "): see that it runs and takes connections, or correct DATABASE_URL.",
                    thrown);
        }
        return new CannotStart(refused ? refusal(thrown) : fault(state, thrown), thrown);
    }

    private String refusal(SQLException thrown) {
        return "The database at " + url.address() + " does not let the user " + url.user() + " in (" + reason(thrown)
                + "): " + remedy + ".";
    }

    private String fault(String state, SQLException thrown) {
        return switch (state) {
            case NO_DATABASE ->
                "The server at " + url.address() + " has no database " + url.name()
                        + ": create it, or correct DATABASE_URL.";
            case NO_CONNECT_RIGHT ->
                "The user " + url.user() + " may not connect to the database " + url.name() + " at " + url.address()
                        + ": grant it CONNECT there.";
            default -> "The database at " + url.address() + " gives no connection: " + reason(thrown) + ".";
        };
    }

    private static String reason(SQLException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "no host of that name is known";
            }
        }
        return SqlTrouble.of(thrown).replaceFirst("\\.$", "");
    }
}

package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs one piece of Liquibase's work, as the schema's owner, on a connection that it closes afterwards. */
public final class LiquibaseSession {
    /** No analytics, messages in the log instead of on the operator's screen, and no Spring. */
    private static final Map<String, Object> SCOPE = Map.of(
            "liquibase.analytics.enabled",
            false,
            Scope.Attr.ui.name(),
            new LoggerUIService(),
            Scope.Attr.serviceLocator.name(),
            new AvailableServices());

    /** Changes of large tables take a long time. */
    private static final Duration NO_TIMEOUT = Duration.seconds(0);

    private LiquibaseSession() {}

    /** Returns the result of the work; {@link CannotStart} says what stopped it. */
    public static <T> T ask(Database database, Work<T> work) {
        try (Connection connection = database.connectAsOwner(NO_TIMEOUT)) {
            keepTimesInUtc(connection);
            return quietly(() -> work.on(open(connection)));
        } catch (CannotStart e) {
            throw e;
        } catch (Exception e) {
            throw new CannotStart(
                    "The work on the schema stopped, with nothing of the last changeset done: " + reason(e) + ".", e);
        }
    }

    private static Liquibase open(Connection connection) throws LiquibaseException {
        WholeChangesets target = new WholeChangesets();
        target.setConnection(new JdbcConnection(connection));
        Liquibase liquibase = new Liquibase(Changelog.FILE, new ClassLoaderResourceAccessor(), target);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        return liquibase;
    }

    /** The database's message: Liquibase wraps it in the whole statement. */
    private static String reason(Exception thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    static void run(Database database, Change change) {
        boolean unused = ask(database, liquibase -> {
            change.on(liquibase);
            return true;
        });
    }

    /** For work that needs no connection. */
    public static <T> T quietly(Scope.ScopedRunnerWithReturn<T> work) throws Exception {
        return Scope.child(SCOPE, work);
    }

    /** Liquibase's history stores times without a time zone. */
    private static void keepTimesInUtc(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
        }
    }

    /** Work with a result. */
    public interface Work<T> {
        T on(Liquibase liquibase) throws Exception;
    }

    /** Work without a result. */
    interface Change {
        void on(Liquibase liquibase) throws Exception;
    }
}

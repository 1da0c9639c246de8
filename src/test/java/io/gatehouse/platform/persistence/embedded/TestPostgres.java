package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The one PostgreSQL of a test JVM: started at first use, gone with its data at the JVM's exit, a database for who asks. */
public final class TestPostgres {
    private TestPostgres() {}

    /** A connection of role postgres. */
    public static Connection superuser(String database) throws SQLException {
        return Running.POSTGRES.superuser(database);
    }

    public static String url(String database) {
        return Running.POSTGRES.url(database);
    }

    public static Login owner() {
        return Running.POSTGRES.owner();
    }

    public static Login service() {
        return Running.POSTGRES.service();
    }

    /** Copies the template into a database of the owner's, in place of an older one of the name; returns the name. */
    public static String createDatabase(String name, String template) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            String quoted = statement.enquoteIdentifier(name, true);
            statement.execute("DROP DATABASE IF EXISTS " + quoted + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + quoted + " OWNER " + owner().role() + " TEMPLATE "
                    + statement.enquoteIdentifier(template, true));
        }
        return name;
    }

    /** Starts at the first touch of the class, once. */
    private static final class Running {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path root = Files.createTempDirectory("gatehouse-test-");
                // Nobody restores test data after a power cut.
                Settings settings = Settings.DURABLE.with("fsync", "off").with("scram_iterations", "1");
                EmbeddedPostgres postgres = EmbeddedPostgres.serve(TestFolders.at(root), new SecureRandom(), settings);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(postgres, root), "test-postgres-end"));
                makeLoginsCheap(postgres);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Nobody guesses these passwords, and to derive keys at thousands of logins is most of what the tests would compute. */
        private static void makeLoginsCheap(EmbeddedPostgres postgres) throws SQLException {
            try (Connection connection = postgres.superuser("postgres");
                    Statement statement = connection.createStatement()) {
                for (Login login : List.of(postgres.owner(), postgres.service())) {
                    statement.execute(
                            "alter role " + login.role() + " password " + statement.enquoteLiteral(login.password()));
                }
            }
        }

        private static void remove(EmbeddedPostgres postgres, Path root) {
            postgres.close();
            try {
                Tree.delete(root);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

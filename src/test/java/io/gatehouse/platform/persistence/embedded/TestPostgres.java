package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

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
                // Nobody restores test data after a power cut, and nobody guesses its passwords: thousands of logins
                // are most of
                // what tests would compute.
                Settings settings = Settings.DURABLE.with("fsync", "off").with("scram_iterations", "1");
                EmbeddedPostgres postgres = EmbeddedPostgres.serve(TestFolders.at(root), new SecureRandom(), settings);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(postgres, root), "test-postgres-end"));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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

package io.gatehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.DatabaseConfiguration;
import io.gatehouse.platform.persistence.Migrations;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Map;

/** Makes databases for tests: migrated once, copied for each. */
public final class TestDatabases {
    private TestDatabases() {}

    /** Makes a database with the whole schema and no rows. */
    public static synchronized void createMigrated(String name) {
        create(name, Template.NAME);
    }

    /** Makes a database with nothing in it. */
    public static void createEmpty(String name) {
        create(name, "template0");
    }

    private static void create(String name, String template) {
        try {
            TestPostgres.createDatabase(name, template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Database open(String name) {
        Map<String, String> keys =
                Map.of("url", TestPostgres.url(name), "user", TestPostgres.user(), "password", TestPostgres.password());
        DatabaseConfiguration configuration = new ObjectMapper().convertValue(keys, DatabaseConfiguration.class);
        return Database.join(configuration, Path.of("unused"), new SecureRandom());
    }

    /** Migrated when first asked for. */
    private static final class Template {
        static final String NAME = make("gatehouse_template");

        private static String make(String name) {
            createEmpty(name);
            try (Database database = open(name)) {
                new Migrations(database).migrate();
            }
            return name;
        }
    }
}

package io.gatehouse.platform.persistence;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.embedded.Login;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** A migrated database of its own for whoever tests on one, and what services need to work on it. */
public final class TestDatabase implements AutoCloseable {
    /** Those that several tests use one after the other, by name. */
    private static final Map<String, TestDatabase> LENT = new HashMap<>();

    private final String name;
    private final boolean isLent;
    private final Database database;
    private final Pools pools;
    private final SessionFactory sessions;
    private final Statements asOwner;
    private final Statements asService;

    private TestDatabase(String name, boolean isLent, Collection<Class<?>> entities) throws SQLException {
        this.name = name;
        this.isLent = isLent;
        this.database = copy(name);
        this.pools = database.pools(new MetricRegistry());
        this.sessions = SessionFactories.build(pools, entities);
        this.asOwner = new Statements(() -> database.connectAsOwner(Duration.seconds(30)));
        this.asService = new Statements(() -> database.connect(Duration.seconds(30)));
    }

    /** A fresh copy of the migrated template, in place of an older one of the name. */
    public static TestDatabase migrated(String name, Collection<Class<?>> entities) throws SQLException {
        return new TestDatabase(name, false, entities);
    }

    /**
     * Such a copy, or the one that tests of this JVM got before under the name, without their rows: for fixtures of a single test, of
     * which nobody alters a table for good. It takes a twentieth of the time.
     */
    public static TestDatabase lent(String name, Collection<Class<?>> entities) throws SQLException {
        TestDatabase known = LENT.get(name);
        if (known == null) {
            known = new TestDatabase(name, true, entities);
            LENT.put(name, known);
        }
        known.empty();
        return known;
    }

    /** By a superuser whom no trigger stops. */
    private void empty() throws SQLException {
        try (Connection connection = TestPostgres.superuser(name);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    do $$
                    declare
                        each text;
                    begin
                        for each in select quote_ident(tablename) from pg_tables
                                    where schemaname = 'public' and tablename not like 'databasechangelog%' loop
                            execute 'delete from ' || each;
                        end loop;
                    end
                    $$""");
        }
    }

    /** Such a copy alone, for whoever needs no services on it. */
    public static Database copy(String name) throws SQLException {
        return at(TestPostgres.createDatabase(name, Template.NAME));
    }

    /** Makes such a copy for a service that opens it by itself. */
    public static void create(String name) {
        try {
            TestPostgres.createDatabase(name, Template.NAME);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database without a single table. */
    public static Database empty(String name) throws SQLException {
        return at(TestPostgres.createDatabase(name, "template1"));
    }

    private static Database at(String name) {
        return at(name, TestPostgres.service(), TestPostgres.owner());
    }

    /** The database under these logins. */
    static Database at(String name, Login service, Login owner) {
        return on(TestPostgres.url(name), service, owner);
    }

    /** A database of another PostgreSQL. */
    public static Database on(String url, Login service, Login owner) {
        DatabaseConfiguration configuration = new DatabaseConfiguration(
                url,
                service.role(),
                new Secret(service.password()),
                owner.role(),
                new Secret(owner.password()),
                false,
                new DatabaseConfiguration.Pool(4, 1, Duration.seconds(3)),
                DatabaseConfiguration.Deadlines.DEFAULT);
        return Database.join(configuration, Path.of("unused"), new SecureRandom());
    }

    public Database database() {
        return database;
    }

    public Pools pools() {
        return pools;
    }

    public DataSource pool() {
        return pools.background();
    }

    public SessionFactory sessions() {
        return sessions;
    }

    public Transactions transactions() {
        return new Transactions(sessions, pools);
    }

    /** As the schema's owner, who may do what the service may not. */
    public void execute(String statement) throws SQLException {
        asOwner.execute(statement);
    }

    /** The first column of the first row as text. */
    public String ask(String query) throws SQLException {
        return asService.ask(query);
    }

    public static void execute(Database database, String statement) throws SQLException {
        try (Connection connection = database.connectAsOwner(Duration.seconds(30));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    public static String ask(Database database, String query) throws SQLException {
        try (Connection connection = database.connect(Duration.seconds(30));
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }

    @Override
    public void close() throws Exception {
        if (!isLent) {
            asOwner.close();
            asService.close();
            sessions.close();
            pools.stop();
        }
    }

    /** Migrated at the first touch of the class, once a JVM. */
    private static final class Template {
        static final String NAME = make();

        private static String make() {
            String name = "migrated_template";
            try {
                new Migrations(empty(name)).migrate();
                return name;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

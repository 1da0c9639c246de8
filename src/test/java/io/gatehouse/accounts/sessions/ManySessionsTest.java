package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.Trails;
import io.gatehouse.platform.changes.ChangesConfiguration;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import io.gatehouse.platform.secrets.SecretsModule;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many sessions on one database: what it takes to end them, and that none is left out. */
class ManySessionsTest {
    private static final String DATABASE = "many_sessions";
    private static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "test", new Origin("-", "local", ""));
    private static final UserId USER = new UserId(new UUID(1, 2));

    private static TestDatabase database;
    private static SessionsModule sessions;

    @BeforeAll
    static void migrate() throws SQLException {
        List<Class<?>> entities = Stream.of(SecretsModule.ENTITIES, SessionsModule.ENTITIES)
                .flatMap(List::stream)
                .toList();
        database = TestDatabase.migrated(DATABASE, entities);
        asSuperuser("create extension pg_stat_statements");
        database.execute("insert into users (id, email, email_key, name, created_at, updated_at)" + " values ('" + USER
                + "', 'a', 'a', 'a', now(), now())");
        sessions = module(Clock.systemUTC(), new SecureRandom());
    }

    private static SessionsModule module(Clock clock, SecureRandom random) {
        Secret masterKey = new Secret(Base64.getEncoder().encodeToString(new byte[32]));
        MasterKeys ring =
                MasterKeys.load(new SecretsConfiguration(masterKey, new Secret("")), false, Path.of("unused"), random);
        SecretsModule secrets = new SecretsModule(ring, database.sessions(), database.transactions(), clock, random);
        boolean unused = secrets.installation().make();
        ChangesModule changes = new ChangesModule(
                new ChangesConfiguration(Duration.seconds(1), true, 1_000),
                java.time.Duration.ofSeconds(2),
                database.database(),
                database.sessions(),
                database.transactions(),
                () -> java.time.Duration.ofMinutes(15),
                clock);
        return new SessionsModule(
                new SessionsConfiguration(
                        Duration.days(90), Duration.days(14), Duration.seconds(10), 100, Duration.days(30)),
                database.sessions(),
                database.transactions(),
                new Callers(database.sessions(), database.transactions(), new Metrics("test")),
                secrets.installation(),
                changes.changes(),
                Trails.on(database, secrets, clock),
                new Ids(clock, random),
                clock,
                random);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void forget() throws SQLException {
        database.execute("delete from sessions");
        database.execute("delete from changes");
    }

    /** Those that end by themselves in so many days, or lie idle till then; negative ones have. */
    private static void insert(int count, int expires, int idle) throws SQLException {
        database.execute("""
            insert into sessions (id, user_id, generation, current_secret_hash, tag_key, amr, auth_time, expires_at, idle_expires_at,
                                  ip, user_agent, created_at, last_used_at, installation_epoch)
            select gen_random_uuid(), '%s', 0, '', '', '{pwd}', now(), now() + interval '%d days', now() + interval '%d days',
                   '', '', now(), now(), epoch
            from generate_series(1, %d), installation\
            """.formatted(USER, expires, idle, count));
    }

    private static void insertLive(int count) throws SQLException {
        insert(count, 90, 14);
    }

    private static long count(String of) throws SQLException {
        return Long.parseLong(database.ask("select count(*) from " + of));
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection connection = TestPostgres.superuser(DATABASE);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /**
     * What the database was asked more than once for since the statistics were last reset, without what the pool asks of a
     * connection, and the second transaction, which announces the ending.
     */
    private static String repeated() throws SQLException {
        return database.ask("select string_agg(calls || ' x ' || query, '; ') from pg_stat_statements"
                + " where calls > 1 and query not in ('show transaction_read_only', 'BEGIN') and query not like 'SET application_name%'"
                + " and dbid = (select oid from pg_database where datname = current_database())");
    }

    @Test
    void ofOneUserEndInOneStatementEachForTheSessionsTheFeedAndTheAuditTrail() throws SQLException {
        insertLive(300);
        asSuperuser("select pg_stat_statements_reset()");

        sessions.service().endOthers(OPERATOR, USER, new UUID(0, 0), EndReason.PASSWORD_CHANGED);

        assertThat(repeated()).isEqualTo("null");
        assertThat(count("sessions where end_reason = 'password_changed'")).isEqualTo(300);
        assertThat(count("changes c join sessions s on s.id::text = c.subject where c.ends"))
                .isEqualTo(300);
        assertThat(count("audit_events e join audit_subjects p on p.event_id = e.id join sessions s on"
                        + " s.id::text = p.subject_id where e.kind = 'session.ended' and p.user_id = '" + USER + "'"))
                .isEqualTo(300);
    }

    @Test
    void ofEverybodyEndInSeveralBatches() throws SQLException {
        insertLive(25_000);

        assertThat(sessions.all().end(OPERATOR)).isEqualTo(25_000);

        assertThat(count("sessions where end_reason = 'all_ended'")).isEqualTo(25_000);
        assertThat(sessions.all().end(OPERATOR)).isZero();
    }

    @Test
    void areDeletedInSeveralBatchesOnceTheyWereOverLongEnough() throws SQLException {
        insert(12_000, -31, 14);
        insert(12_000, 60, -31);
        insert(10, -29, 14);
        insertLive(10);

        assertThat(sessions.all().purge()).isEqualTo(24_000);

        assertThat(count("sessions")).isEqualTo(20);
    }

    @Test
    void areDeletedSoLongAfterTheyHaveEnded() throws SQLException {
        insertLive(2);
        database.execute("update sessions set end_reason = 'signed_out', ended_at = now() - interval '29 days'");
        database.execute("update sessions set ended_at = now() - interval '31 days'"
                + " where id = (select id from sessions limit 1)");

        assertThat(sessions.all().purge()).isEqualTo(1);
        assertThat(count("sessions")).isEqualTo(1);
    }

    @Test
    void thatOnlyAnEpochHasEndedAreMarkedByThePurge() throws SQLException {
        insertLive(3);
        database.transactions().run(() -> {
            long unused = sessions.all().endIn(OPERATOR);
        });
        assertThat(count("sessions where ended_at is null")).isEqualTo(3);

        assertThat(sessions.all().purge()).isZero();

        assertThat(count("sessions where end_reason = 'all_ended'")).isEqualTo(3);
    }
}

package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.gatehouse.platform.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions that a restore brought back, ended. */
class RestoredSessionsTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123456Z");

    private static TestDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.migrated("restored_sessions", List.of(Session.class));
        database.execute("""
                insert into users (id, email, email_key, name, created_at, updated_at)
                    values (gen_random_uuid(), 'a', 'a', 'a', now(), now());
                insert into sessions select gen_random_uuid(), users.id, 1, '', null, null, '', 0, null, '{}', now(), now(), now(),
                    ended, reason, '', '', now(), now()
                    from users, (values (null::timestamptz, null), (null, null), ('2026-01-01 00:00Z', 'user_disabled')) v (ended, reason)""");
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @Test
    void thoseThatHadNotEndedEndNowAndTheOthersKeepTheirReason() throws SQLException {
        try (Connection connection = database.database().connectAsOwner(Duration.seconds(30))) {
            assertThat(new RestoredSessions(connection).endAll(NOW)).isEqualTo(2);
        }

        assertThat(
                        database.ask(
                                "select string_agg(end_reason || ' ' || extract(epoch from ended_at), ',' order by end_reason, ended_at) from sessions"))
                .isEqualTo("restored 1778051289.123456,restored 1778051289.123456,user_disabled 1767225600.000000");
    }

    @Test
    void aSchemaFromBeforeThereWereSessionsHasNoneToEnd() throws SQLException {
        try (Connection connection = database.database().connectAsOwner(Duration.seconds(30))) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("drop table sessions");

            assertThat(new RestoredSessions(connection).endAll(NOW)).isZero();
            connection.rollback();
        }
    }
}

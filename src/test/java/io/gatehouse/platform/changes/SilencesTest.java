package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of the time in which no node lived. */
class SilencesTest {
    private static TestDatabase database;
    private static Changes changes;

    private final Instant start =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(100);

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestDatabase.migrated("silences", List.of());
        changes = Node.polling(database).changes();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        database.execute("truncate silences, heartbeats");
        database.execute("insert into heartbeats (beat_at) values ('" + start + "')");
    }

    private void beat(int second) throws SQLException {
        database.execute("update heartbeats set beat_at = '" + at(second) + "'");
    }

    private void beatNow() throws SQLException {
        database.execute("update heartbeats set beat_at = clock_timestamp() + interval '1 minute'");
        database.execute("delete from silences where ended_at > clock_timestamp()");
    }

    private Instant at(int second) {
        return start.plusSeconds(second);
    }

    private Silence silence(int beganAt, int endedAt) {
        return new Silence(at(beganAt), at(endedAt));
    }

    @Test
    void thereIsNoneWhileANodeBeats() throws SQLException {
        beat(3);
        beat(6);
        beatNow();

        assertThat(changes.silencesSince(at(0))).isEmpty();
    }

    @Test
    void eachPauseThatEndedLaterIsToldInOrder() throws SQLException {
        beat(20);
        beat(21);
        beat(31);
        beatNow();

        assertThat(changes.silencesSince(at(10))).containsExactly(silence(0, 20), silence(21, 31));
        assertThat(changes.silencesSince(at(20))).containsExactly(silence(21, 31));
    }

    @Test
    void aPauseThatLastsIsToldToo() {
        List<Silence> silences = changes.silencesSince(at(0));

        assertThat(silences).hasSize(1);
        assertThat(silences.get(0).beganAt()).isEqualTo(at(0));
        assertThat(silences.get(0).endedAt()).isAfter(at(90));
    }

    @Test
    void aPauseThatANodeEndsByStartingLastsUntilItAnswers() throws SQLException {
        beat(80);
        beatNow();

        changes.beginToAnswer();

        assertThat(changes.silencesSince(at(0)).get(0).endedAt()).isAfter(at(95));
    }

    @Test
    void whatIsAnHourOldIsForgotten() throws SQLException {
        beat(20);
        database.execute("update heartbeats set beat_at = '" + at(20).plus(Duration.ofMinutes(61)) + "'");

        assertThat(database.ask("select count(*) from silences")).isEqualTo("1");
    }
}

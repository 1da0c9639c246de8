package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.gatehouse.platform.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What those outside are told of what ended: never less than there was. */
class HistoryTest {
    private static final java.time.Duration LIFE = java.time.Duration.ofMinutes(15);

    private static TestDatabase database;
    private static ChangesModule changes;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.migrated("history", List.of());
        database.execute("insert into installation (id, incarnation, epoch, root_secret, created_at)"
                + " values (1, gen_random_uuid(), 0, '\\x00', now())");
        changes = new ChangesModule(
                new ChangesConfiguration(Duration.milliseconds(50), true, 1_000),
                java.time.Duration.ofSeconds(2),
                database.database(),
                database.sessions(),
                database.transactions(),
                () -> LIFE,
                Clock.systemUTC());
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    private static History history() {
        return changes.history();
    }

    private static Mark now() {
        return history().all().next();
    }

    private static void publish(Change change) {
        database.transactions().run(() -> changes.changes().publish(change));
    }

    private static List<String> idsSince(Mark mark) {
        return history().since(mark).orElseThrow().revocations().stream()
                .map(each -> each.subject().id())
                .toList();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aMarkLeavesOutWhatCameBeforeIt() {
        String before = id();
        String after = id();
        publish(Change.end(Change.Kind.SESSION, before));
        Mark mark = now();
        publish(Change.end(Change.Kind.SESSION, after));

        assertThat(idsSince(mark)).containsExactly(after);
        assertThat(history().all().revocations())
                .extracting(each -> each.subject().id())
                .contains(before, after);
    }

    @Test
    void whatCommitsLateIsNotLost() throws Exception {
        String late = id();
        String soon = id();
        try (Connection slow = database.database().connect(Duration.seconds(30));
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.executeUpdate("insert into changes (kind, subject, ends, epoch, gone) values ('session', '" + late
                    + "', true, 1, false)");
            Mark before = now();
            publish(Change.end(Change.Kind.SESSION, soon));
            Mark between = history().since(before).orElseThrow().next();
            slow.commit();

            assertThat(idsSince(before)).containsExactlyInAnyOrder(soon, late);
            assertThat(idsSince(between)).containsExactly(late);
        }
    }

    @Test
    void onlyWhatEndsIsTold() {
        Mark mark = now();

        publish(Change.of(Change.Kind.CLIENT, "svc_1"));

        assertThat(idsSince(mark)).isEmpty();
    }

    @Test
    void anEndForGoodHasNoEpoch() {
        Mark mark = now();
        publish(Change.end(Change.Kind.KEY, "kid"));
        publish(Change.raise(Change.Kind.CLIENT, "svc_1", 7, true));

        assertThat(history().since(mark).orElseThrow().revocations())
                .extracting(History.Revocation::epoch)
                .containsExactly(OptionalLong.empty(), OptionalLong.of(7));
    }

    @Test
    void isToldForAsLongAsATokenCouldLive() {
        Mark mark = now();
        publish(Change.end(Change.Kind.KEY, "kid"));

        History.Stretch stretch = history().since(mark).orElseThrow();

        java.time.Duration kept = java.time.Duration.between(
                stretch.next().asOf(), stretch.revocations().get(0).until());
        assertThat(kept).isEqualTo(LIFE.plusSeconds(60));
    }

    @Test
    void aMarkOlderThanWhatIsKeptIsNoMark() {
        Mark mark = now();

        assertThat(history().since(aged(mark, LIFE.plusSeconds(59)))).isPresent();
        assertThat(history().since(aged(mark, LIFE.plusSeconds(60)))).isEmpty();
    }

    @Test
    void aMarkOfAnotherHistoryIsNoMark() {
        Mark mark = now();
        String ahead = (1L << 40) + ":" + (1L << 40) + ":";

        assertThat(history().since(new Mark(UUID.randomUUID(), mark.asOf(), mark.cursor())))
                .isEmpty();
        assertThat(history().since(new Mark(mark.incarnation(), mark.asOf(), new Cursor(ahead))))
                .isEmpty();
    }

    private static Mark aged(Mark mark, java.time.Duration age) {
        return new Mark(mark.incarnation(), mark.asOf().minus(age), mark.cursor());
    }
}

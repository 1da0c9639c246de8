package io.gatehouse.accounts.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.ChangesConfiguration;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.changes.Mark;
import io.gatehouse.platform.persistence.TestDatabase;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.TimeoutHandler;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits, for what, and how it ends. Whatever the executor is given runs at once. */
class RevocationWaitTest {
    private static TestDatabase database;
    private static ChangesModule changes;

    private RevocationWait wait;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.migrated("revocation_wait", List.of());
        database.execute("insert into installation (id, incarnation, epoch, root_secret, created_at)"
                + " values (1, gen_random_uuid(), 0, '\\x00', now())");
        changes = new ChangesModule(
                new ChangesConfiguration(io.dropwizard.util.Duration.milliseconds(50), true, 1_000),
                Duration.ofSeconds(2),
                database.database(),
                database.sessions(),
                database.transactions(),
                () -> Duration.ofMinutes(15),
                Clock.systemUTC());
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void clear() throws Exception {
        wait = new RevocationWait(changes.history(), Runnable::run, Duration.ofSeconds(30));
        database.execute("truncate changes");
    }

    private static Mark now() {
        return changes.history().all().next();
    }

    private static Change end() {
        Change change = Change.end(Change.Kind.SESSION, UUID.randomUUID().toString());
        database.transactions().run(() -> changes.changes().publish(change));
        return change;
    }

    private Waiting ask(String client, Mark mark) {
        Waiting waiting = new Waiting();
        wait.answer(client, mark, waiting);
        return waiting;
    }

    @Test
    void whatHasEndedAlreadyIsAnsweredAtOnce() {
        Mark mark = now();
        end();

        assertThat(ask("shop", mark).events()).isEqualTo(1);
    }

    @Test
    void anEndWakesThoseWhoWaitAndAnyOtherChangeDoesNot() {
        Waiting waiting = ask("shop", now());

        wait.changed(Change.of(Change.Kind.CLIENT, "svc_1"));
        assertThat(waiting.answer).isNull();
        wait.changed(end());
        assertThat(waiting.events()).isEqualTo(1);
    }

    @Test
    void thoseWhoWaitAtTheSameMarkCostOneStatement() {
        Mark mark = now();
        List<Waiting> same = List.of(ask("shop", mark), ask("shop", mark), ask("office", mark), ask("depot", mark));
        Waiting other = ask("depot", now());
        Change end = end();
        Statistics statistics = database.sessions().getStatistics();
        statistics.setStatisticsEnabled(true);

        wait.changed(end);

        assertThat(statistics.getPrepareStatementCount()).as("for two marks").isEqualTo(2);
        statistics.setStatisticsEnabled(false);
        assertThat(same).extracting(Waiting::events).containsOnly(1);
        assertThat(other.events()).isEqualTo(1);
    }

    @Test
    void anEndThatTheMarkHasSeenWakesNobody() {
        Change known = end();
        Waiting waiting = ask("shop", now());

        wait.changed(known);

        assertThat(waiting.answer).isNull();
    }

    @Test
    void whoeverWaitedLongEnoughHearsThatNothingHappened() {
        Waiting waiting = ask("shop", now());
        assertThat(waiting.longest).isEqualTo(Duration.ofSeconds(30));

        waiting.timeOut();

        assertThat(waiting.events()).isZero();
    }

    @Test
    void aServiceThatStopsAnswersAll() {
        Waiting waiting = ask("shop", now());

        wait.answerAll();

        assertThat(waiting.events()).isZero();
    }

    @Test
    void anotherHistoryIsToldToThoseWhoWait() throws Exception {
        Waiting waiting = ask("shop", now());
        database.execute("update installation set incarnation = gen_random_uuid()");

        wait.forget();

        assertThat(waiting.answer)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.GONE));
    }

    @Test
    void aClientWaitsTwiceAtMostAndOthersBesideIt() {
        Mark mark = now();
        ask("shop", mark);
        Waiting second = ask("shop", mark);

        assertThatThrownBy(() -> ask("shop", mark)).hasMessage("Two requests of this client wait already");
        assertThat(ask("other", mark).answer).isNull();
        second.timeOut();
        assertThat(ask("shop", mark).answer).isNull();
    }

    /** A request as the container holds it. */
    private static final class Waiting implements AsyncResponse {
        private @Nullable Object answer;
        private @Nullable TimeoutHandler handler;
        private Duration longest = Duration.ZERO;

        int events() {
            assertThat(answer).isInstanceOf(Response.class);
            return ((RevocationsView) ((Response) Objects.requireNonNull(answer)).getEntity())
                    .events()
                    .size();
        }

        void timeOut() {
            Objects.requireNonNull(handler).handleTimeout(this);
        }

        @Override
        public boolean resume(Object response) {
            boolean first = answer == null;
            answer = first ? response : answer;
            return first;
        }

        @Override
        public boolean resume(Throwable response) {
            return resume((Object) response);
        }

        @Override
        public boolean setTimeout(long time, TimeUnit unit) {
            longest = Duration.of(time, unit.toChronoUnit());
            return true;
        }

        @Override
        public void setTimeoutHandler(TimeoutHandler timeoutHandler) {
            handler = timeoutHandler;
        }

        @Override
        public boolean cancel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean cancel(int retryAfter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean cancel(Date retryAfter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSuspended() {
            return answer == null;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return answer != null;
        }

        @Override
        public Collection<Class<?>> register(Class<?> callback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Class<?>, Collection<Class<?>>> register(Class<?> callback, Class<?>... callbacks) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Collection<Class<?>> register(Object callback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Class<?>, Collection<Class<?>>> register(Object callback, Object... callbacks) {
            throw new UnsupportedOperationException();
        }
    }
}

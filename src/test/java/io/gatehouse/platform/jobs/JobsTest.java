package io.gatehouse.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs on a real database, on one node and on two. */
@Timeout(60)
class JobsTest {
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration RARELY = Duration.ofHours(1);
    private static final JobScheduler.Times TIMES =
            new JobScheduler.Times(Duration.ofMillis(50), Duration.ofMillis(400));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestDatabase database;
    private Node one;
    private Node other;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.lent("jobs", List.of());
        one = node(Clock.systemUTC());
        other = node(Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        one.scheduler().stop();
        other.scheduler().stop();
        database.close();
    }

    private Node node(Clock clock) {
        Jobs jobs = new Jobs();
        JobScheduler scheduler = new JobScheduler(database.pool(), jobs, "node", clock, TIMES, new Metrics("test"));
        return new Node(jobs, scheduler, new JobsWatch(database.pool(), jobs, scheduler, clock));
    }

    @Test
    void aJobRunsAgainWhenItsTimeHasCome() {
        AtomicInteger runs = new AtomicInteger();
        one.jobs().every("often", OFTEN, runs::incrementAndGet);

        one.scheduler().start();

        await().atMost(PATIENCE).until(() -> runs.get() >= 3);
    }

    @Test
    void aJobThatThrowsIsTriedAgain() throws SQLException {
        AtomicInteger runs = new AtomicInteger();
        one.jobs().every("failing", OFTEN, () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("as it should");
        });

        one.scheduler().start();

        await().atMost(PATIENCE).until(() -> runs.get() >= 3);
        assertThat(database.ask("select last_success is null and last_failure is not null from scheduled_tasks"))
                .isEqualTo("t");
    }

    @Test
    void aJobRunsOnOneNodeAtATime() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch unopened = new CountDownLatch(1);
        Runnable slow = () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            pause(unopened);
            atOnce.decrementAndGet();
            runs.incrementAndGet();
        };
        one.jobs().every("slow", OFTEN, slow);
        other.jobs().every("slow", OFTEN, slow);

        one.scheduler().start();
        other.scheduler().start();

        await().atMost(PATIENCE).until(() -> runs.get() >= 4);
        assertThat(most).hasValue(1);
    }

    @Test
    void whatOneNodeHasDoneIsNotDueOnTheOther() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger heartbeats = new AtomicInteger();
        one.jobs().every("daily", RARELY, runs::incrementAndGet);
        other.jobs().every("daily", RARELY, runs::incrementAndGet);
        other.jobs().every("often", OFTEN, heartbeats::incrementAndGet);

        one.scheduler().start();
        await().atMost(PATIENCE).until(() -> runs.get() == 1);
        other.scheduler().start();

        await().atMost(PATIENCE).until(() -> heartbeats.get() >= 3);
        assertThat(runs).hasValue(1);
    }

    @Test
    void stoppingEndsAJobThatDoesNotEndByItself() {
        CountDownLatch begun = new CountDownLatch(1);
        one.jobs().every("endless", RARELY, () -> {
            begun.countDown();
            endless();
        });
        one.scheduler().start();
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);

        Instant before = Clock.systemUTC().instant();
        one.scheduler().stop();

        assertThat(Duration.between(before, Clock.systemUTC().instant()))
                .isBetween(TIMES.longestStop().dividedBy(2), PATIENCE);
    }

    @Test
    void noJobIsTakenOnceTheyRun() {
        one.scheduler().start();

        assertThatThrownBy(() -> one.jobs().every("late", OFTEN, () -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoJobsCannotHaveOneName() {
        one.jobs().every("same", OFTEN, () -> {});

        assertThatThrownBy(() -> one.jobs().every("same", OFTEN, () -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSchedulerThatDoesNotRunIsTold() throws SQLException {
        assertThat(one.watch().troubles()).containsExactly("the scheduler does not run");

        one.scheduler().start();
        assertThat(one.watch().troubles()).isEmpty();

        one.scheduler().stop();
        assertThat(one.watch().troubles()).containsExactly("the scheduler does not run");
    }

    @Test
    void aJobThatHasNotSucceededForLongIsTold() throws SQLException {
        SettableClock clock = new SettableClock(Clock.systemUTC().instant());
        Node late = node(clock);
        late.jobs().every("failing", Duration.ofMinutes(5), () -> {
            throw new IllegalStateException("as it should");
        });
        late.scheduler().start();
        try {
            clock.advance(Duration.ofMinutes(16));
            assertThat(late.watch().troubles()).isEmpty();

            clock.advance(Duration.ofSeconds(1));
            assertThat(late.watch().troubles()).containsExactly("failing has not succeeded for 961 s");

            // A run that fails meanwhile writes down what it knew before.
            await().untilAsserted(() -> {
                database.execute("update scheduled_tasks set last_success = '" + clock.instant() + "'");
                assertThat(late.watch().troubles()).isEmpty();
            });
        } finally {
            late.scheduler().stop();
        }
    }

    private static void pause(CountDownLatch unopened) {
        try {
            assertThat(unopened.await(50, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endless() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Node(Jobs jobs, JobScheduler scheduler, JobsWatch watch) {}
}

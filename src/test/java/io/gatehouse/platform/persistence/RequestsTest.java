package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.kernel.Failure;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What requests may wait for, and that none of them keeps others from the database. The pool of the test kit has four places. */
class RequestsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static TestDatabase database;
    private static Transactions transactions;

    @BeforeAll
    static void make() throws Exception {
        database = TestDatabase.migrated("requests", List.of());
        database.execute("create table held (n int)");
        database.execute("insert into held values (1), (2)");
        database.execute("grant all on held to gatehouse");
        transactions = database.transactions();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static void sql(String statement) {
        Object unused = database.sessions()
                .getCurrentSession()
                .createNativeQuery(statement, Object.class)
                .getSingleResult();
    }

    private static String refused(Duration time, Runnable work) {
        return catchThrowableOfType(
                        Failure.class,
                        () -> RequestDeadline.within(
                                time,
                                () -> transactions.write(() -> {
                                    work.run();
                                    return true;
                                })))
                .code();
    }

    @Test
    @Timeout(20)
    void aStatementIsCutOffWhenTheTimeOfItsRequestIsOver() {
        long begun = System.nanoTime();

        assertThat(refused(Duration.ofMillis(500), () -> sql("select 1 from pg_sleep(9)")))
                .isEqualTo("timeout");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        for (int i = 0; i < 8; i++) {
            RequestDeadline.within(
                    LONG,
                    () -> transactions.write(() -> {
                        sql("select 1");
                        return true;
                    }));
        }
    }

    @Test
    @Timeout(20)
    void theTimeIsOneForAllStatementsTogether() {
        assertThat(refused(Duration.ofMillis(700), () -> {
                    for (int i = 0; i < 20; i++) {
                        sql("select 1 from pg_sleep(0.2)");
                    }
                }))
                .isEqualTo("timeout");
        assertThat(refused(Duration.ZERO, () -> sql("select 1"))).isEqualTo("timeout");
    }

    @Test
    @Timeout(30)
    void rowsThatSomebodyHoldsLeaveTheOthersTheirConnectionsAndTheBackgroundItsOwn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Connection holder = database.database().connectAsOwner(io.dropwizard.util.Duration.seconds(30));
                Statement held = holder.createStatement()) {
            holder.setAutoCommit(false);
            held.execute("select 1 from held where n = 1 for update");

            List<CompletableFuture<String>> refusals = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> refused(LONG, () -> lock(1)), threads))
                    .toList();
            RequestDeadline.within(
                    Duration.ofSeconds(5),
                    () -> transactions.write(() -> {
                        lock(2);
                        return true;
                    }));
            boolean anyDone = refusals.stream().allMatch(CompletableFuture::isDone);
            try (Connection background = database.pool().getConnection()) {
                assertThat(background.isValid(2)).isTrue();
            }

            assertThat(anyDone).as("the other row was locked meanwhile").isFalse();
            for (CompletableFuture<String> each : refusals) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo("busy");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Timeout(30)
    void whoeverWaitsForATurnIsNotRefusedWhereTheRowsAreFreeSoon() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<Boolean>> done = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> RequestDeadline.within(
                                    LONG,
                                    () -> transactions.write(() -> {
                                        lock(2);
                                        return true;
                                    })),
                            threads))
                    .toList();
            for (CompletableFuture<Boolean> each : done) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void lock(int n) {
        transactions.takeTurn(n);
        sql("select 1 from held where n = " + n + " for update");
    }
}

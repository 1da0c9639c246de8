package io.gatehouse.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.platform.metrics.Metrics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who gets a place in the lane, and what becomes of who does not. */
class HashLaneTest {
    private static final Duration TINY = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    private static HashLane lane(int places, Duration maxWait) {
        return new HashLane(places, 1, maxWait, new Metrics("test"));
    }

    private Future<String> holdAPlace(HashLane lane) throws InterruptedException {
        Future<String> holder = threads.submit(() -> lane.run("argon2id", memory -> {
            held.countDown();
            awaitRelease();
            return "held";
        }));
        assertThat(held.await(1, TimeUnit.MINUTES)).isTrue();
        return holder;
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertBusy(ThrowingCallable call, Duration maxWait) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure.code()).isEqualTo("passwords_busy");
            assertThat(failure.retryAfter()).contains(maxWait);
        });
    }

    @Nested
    class WithItsOnlyPlaceHeld {
        @Test
        void itRefusesTheSecondCallerAfterTheWait() throws Exception {
            HashLane lane = lane(1, TINY);
            Future<String> holder = holdAPlace(lane);

            assertBusy(() -> lane.run("argon2id", memory -> "second"), TINY);

            release.countDown();
            assertThat(holder.get(1, TimeUnit.MINUTES)).isEqualTo("held");
            assertThat(lane.<String>run("argon2id", memory -> "third")).isEqualTo("third");
        }

        @Test
        void itLetsTheSecondCallerInWhenThePlaceIsFreeInTime() throws Exception {
            HashLane lane = lane(1, LONG);
            Future<String> holder = holdAPlace(lane);
            Future<String> second = threads.submit(() -> lane.run("bcrypt", memory -> "second"));

            release.countDown();

            assertThat(holder.get(1, TimeUnit.MINUTES)).isEqualTo("held");
            assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo("second");
        }

        @Test
        void itRefusesWhoeverIsInterruptedAndTellsTheThread() throws Exception {
            HashLane lane = lane(1, LONG);
            Future<String> holder = holdAPlace(lane);

            Thread.currentThread().interrupt();
            assertBusy(() -> lane.run("argon2id", memory -> "second"), LONG);

            assertThat(Thread.interrupted()).isTrue();
            release.countDown();
            assertThat(holder.get(1, TimeUnit.MINUTES)).isEqualTo("held");
        }
    }

    @Test
    void twoPlacesServeTwoAtOnce() throws Exception {
        HashLane lane = lane(2, TINY);
        Future<String> holder = holdAPlace(lane);

        assertThat(lane.<String>run("argon2id", memory -> "second")).isEqualTo("second");

        release.countDown();
        assertThat(holder.get(1, TimeUnit.MINUTES)).isEqualTo("held");
    }

    @Test
    void workThatFailsGivesItsPlaceBack() {
        HashLane lane = lane(1, TINY);

        assertThatThrownBy(() -> lane.run("argon2id", memory -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(lane.<String>run("argon2id", memory -> "next")).isEqualTo("next");
    }
}

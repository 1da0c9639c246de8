package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is kept, and above all what is not: whatever was forgotten while somebody read it. */
class RememberedTest {
    private final Map<String, String> stored = new ConcurrentHashMap<>(Map.of("a", "1", "b", "1"));
    private final AtomicInteger readings = new AtomicInteger();
    private final Remembered<String, String> remembered = new Remembered<>(100, this::read);
    private final Gate gate = new Gate(this::read);
    private final Remembered<String, String> slow = new Remembered<>(100, gate);

    @Test
    void aThingIsReadOnce() {
        assertThat(remembered.find("a")).contains("1");
        assertThat(remembered.find("a")).contains("1");

        assertThat(readings).hasValue(1);
    }

    @Test
    void whatIsNotThereIsAskedForAgain() {
        assertThat(remembered.find("c")).isEmpty();
        stored.put("c", "1");

        assertThat(remembered.find("c")).contains("1");
    }

    @Test
    void whatIsForgottenIsReadAnewAndTheOthersAreNot() {
        changeWhatWasRead();

        remembered.forget("a");

        assertThat(remembered.find("a")).contains("2");
        assertThat(remembered.find("b")).contains("1");
    }

    @Test
    void allIsForgottenAtOnce() {
        changeWhatWasRead();

        remembered.forgetAll();

        assertThat(remembered.find("a")).contains("2");
        assertThat(remembered.find("b")).contains("2");
    }

    @Test
    void aFailedReadingIsNotKept() {
        AtomicInteger attempts = new AtomicInteger();
        Remembered<String, String> failsOnce = new Remembered<>(100, id -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
            return Optional.of("1");
        });

        assertThatThrownBy(() -> failsOnce.find("a")).hasMessage("no database");
        assertThat(failsOnce.find("a")).contains("1");
    }

    @Test
    void whatIsForgottenWhileItIsReadIsNotKept() {
        CompletableFuture<Optional<String>> old = beginReading();

        stored.put("a", "2");
        slow.forget("a");
        gate.open();

        assertThat(old.join()).contains("1");
        assertThat(slow.find("a")).contains("2");
        assertThat(slow.find("a")).contains("2");
        assertThat(readings).hasValue(2);
    }

    @Test
    void whateverIsReadWhileAllIsForgottenIsNotKept() {
        CompletableFuture<Optional<String>> old = beginReading();

        stored.put("a", "2");
        slow.forgetAll();
        gate.open();

        assertThat(old.join()).contains("1");
        assertThat(slow.find("a")).contains("2");
    }

    @Test
    void whoeverAsksAfterItWasForgottenDoesNotWaitForTheOldReading() {
        CompletableFuture<Optional<String>> old = beginReading();

        stored.put("a", "2");
        slow.forget("a");

        assertThat(slow.find("a")).contains("2");
        assertThat(old).isNotDone();
        gate.open();
        assertThat(old.join()).contains("1");
        assertThat(slow.find("a")).contains("2");
    }

    @Test
    void twoWhoAskAtOnceShareOneReading() {
        CompletableFuture<Optional<String>> first = beginReading();

        CompletableFuture<Optional<String>> second = new CompletableFuture<>();
        Thread other = new Thread(() -> second.complete(slow.find("a")));
        other.start();
        await().until(() -> other.getState() == Thread.State.WAITING);
        gate.open();

        assertThat(first.join()).contains("1");
        assertThat(second.join()).contains("1");
        assertThat(readings).hasValue(1);
    }

    @Test
    void noMoreAreKeptThanTheBound() {
        Remembered<String, String> small = new Remembered<>(10, Optional::of);

        for (int i = 0; i < 10_000; i++) {
            small.find(Integer.toString(i));
        }

        await().untilAsserted(() -> assertThat(small.size()).isLessThanOrEqualTo(10));
    }

    @Test
    void aFollowerForgetsItsKindAlone() {
        Follower follower = remembered.follower(Change.Kind.CLIENT, Function.identity());
        remembered.find("a");
        stored.put("a", "2");

        follower.changed(Change.of(Change.Kind.KEY, "a"));
        assertThat(remembered.find("a")).contains("1");
        follower.changed(Change.of(Change.Kind.CLIENT, "a"));
        assertThat(remembered.find("a")).contains("2");
        stored.put("a", "3");
        follower.forget();
        assertThat(remembered.find("a")).contains("3");
    }

    /** Both are in memory, and neither is as it was any more. */
    private void changeWhatWasRead() {
        remembered.find("a");
        remembered.find("b");
        stored.putAll(Map.of("a", "2", "b", "2"));
    }

    /** Somebody who has seen the thing as it is now, and does not return with it before the gate is opened. */
    private CompletableFuture<Optional<String>> beginReading() {
        CompletableFuture<Optional<String>> begun = CompletableFuture.supplyAsync(() -> slow.find("a"));
        gate.awaitReading();
        return begun;
    }

    private Optional<String> read(String id) {
        readings.incrementAndGet();
        return Optional.ofNullable(stored.get(id));
    }

    /** Holds the first reading between what it saw and its return. */
    private static final class Gate implements Function<String, Optional<String>> {
        private final Function<String, Optional<String>> inner;
        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);
        private final AtomicInteger entered = new AtomicInteger();

        Gate(Function<String, Optional<String>> inner) {
            this.inner = inner;
        }

        @Override
        public Optional<String> apply(String id) {
            Optional<String> seen = inner.apply(id);
            if (entered.incrementAndGet() == 1) {
                reading.countDown();
                awaitQuietly(opened);
            }
            return seen;
        }

        void awaitReading() {
            awaitQuietly(reading);
        }

        void open() {
            opened.countDown();
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

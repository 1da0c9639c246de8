package io.gatehouse.accounts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.kernel.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Asking a database that may not answer, without everybody waiting for it. */
class LivenessFallbackTest {
    private static final AccessToken TOKEN = new AccessToken.OfClient(new AccessToken.Stamp(
            "kid", "id", "svc_1", Set.of(), new Epochs(0, 0), Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
    private static final Optional<TokenLiveness.Verdict> STANDS = Optional.of(TokenLiveness.Verdict.STANDS);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private volatile TokenLiveness answer = token -> TokenLiveness.Verdict.STANDS;
    private final LivenessFallback fallback = new LivenessFallback(
            token -> {
                asked.incrementAndGet();
                return answer.of(token);
            },
            nanos::get);

    private void fallSilent() {
        answer = token -> {
            throw Failure.unavailable("unavailable", "no database", Duration.ofSeconds(1));
        };
        assertThat(fallback.of(TOKEN)).isEmpty();
        asked.set(0);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void whileItAnswersEverybodyAsks() {
        assertThat(fallback.of(TOKEN)).isEqualTo(STANDS);
        answer = token -> TokenLiveness.Verdict.ENDED;
        assertThat(fallback.of(TOKEN)).contains(TokenLiveness.Verdict.ENDED);

        assertThat(asked).hasValue(2);
    }

    @Test
    void onceItIsSilentNobodyAsksForAWhile() {
        fallSilent();

        pass(Duration.ofMillis(199));
        assertThat(fallback.of(TOKEN)).isEmpty();
        assertThat(asked).hasValue(0);

        pass(Duration.ofMillis(1));
        assertThat(fallback.of(TOKEN)).isEmpty();
        assertThat(fallback.of(TOKEN)).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whileOneTriesAgainTheOthersDoNotWait() throws Exception {
        fallSilent();
        pass(Duration.ofSeconds(1));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        answer = token -> {
            entered.countDown();
            join(leave);
            return TokenLiveness.Verdict.STANDS;
        };
        CompletableFuture<Optional<TokenLiveness.Verdict>> first =
                CompletableFuture.supplyAsync(() -> fallback.of(TOKEN));
        entered.await();

        assertThat(fallback.of(TOKEN)).isEmpty();
        assertThat(first).isNotDone();
        assertThat(asked).hasValue(1);

        leave.countDown();
        assertThat(first.get()).isEqualTo(STANDS);
    }

    @Test
    void onceItAnswersAgainEverybodyAsks() {
        fallSilent();
        answer = token -> TokenLiveness.Verdict.STANDS;
        pass(Duration.ofSeconds(1));

        assertThat(fallback.of(TOKEN)).isEqualTo(STANDS);
        assertThat(fallback.of(TOKEN)).isEqualTo(STANDS);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whateverElseFailsIsNoSilence() {
        answer = token -> {
            throw Failure.conflict("odd", "something else");
        };

        assertThatThrownBy(() -> fallback.of(TOKEN)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> fallback.of(TOKEN)).isInstanceOf(Failure.class);
        assertThat(asked).hasValue(2);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

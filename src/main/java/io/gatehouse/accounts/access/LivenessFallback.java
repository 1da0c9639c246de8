package io.gatehouse.accounts.access;

import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Asks the database whether a token is still valid. After it did not answer, one request at a time tries again and the others do
 * not wait for it: an unavailable database must not block every thread.
 */
final class LivenessFallback {
    /** Short, because until the next try this node does not learn what has ended. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TokenLiveness liveness;
    private final LongSupplier nanoTime;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean silent;
    private volatile long silentSince;

    LivenessFallback(TokenLiveness liveness, LongSupplier nanoTime) {
        this.liveness = liveness;
        this.nanoTime = nanoTime;
    }

    /** The database's verdict; empty if it does not answer. */
    Optional<TokenLiveness.Verdict> of(AccessToken token) {
        if (!silent) {
            return ask(token);
        }
        if (nanoTime.getAsLong() - silentSince < PAUSE.toNanos() || !trying.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return ask(token);
        } finally {
            trying.set(false);
        }
    }

    private Optional<TokenLiveness.Verdict> ask(AccessToken token) {
        try {
            TokenLiveness.Verdict verdict = liveness.of(token);
            silent = false;
            return Optional.of(verdict);
        } catch (Failure failure) {
            if (failure.kind() != Kind.UNAVAILABLE) {
                throw failure;
            }
            silentSince = nanoTime.getAsLong();
            silent = true;
            return Optional.empty();
        }
    }
}

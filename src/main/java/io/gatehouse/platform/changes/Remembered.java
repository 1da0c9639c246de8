package io.gatehouse.platform.changes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Keeps things by id in memory, up to a bound, and reads each of them when it is first requested. If a thing is forgotten while
 * it is being read, the callers that already wait get it, but it is not kept. So nothing that is older than a change stays.
 *
 * @param <K> the id
 * @param <V> an immutable copy of the thing
 */
public final class Remembered<K, V> {
    /** The future also marks the read: forgetting removes it, finished or not, and a later caller begins another read. */
    private final Cache<K, CompletableFuture<Optional<V>>> readings;

    private final Function<K, Optional<V>> reader;

    /**
     * @param reader runs on the thread of the first caller for an id, while others wait; what it does not find is not kept
     */
    public Remembered(long bound, Function<K, Optional<V>> reader) {
        this.readings = Caffeine.newBuilder().maximumSize(bound).build();
        this.reader = reader;
    }

    /**
     * The thing, or empty if there is none. Do not call this in a transaction: it would keep what may be rolled back, and hold a
     * connection while it waits for a thread that needs one.
     */
    public Optional<V> find(K id) {
        CompletableFuture<Optional<V>> known = readings.getIfPresent(id);
        if (known != null) {
            return outcome(known);
        }
        CompletableFuture<Optional<V>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<V>> other = readings.asMap().putIfAbsent(id, mine);
        return other == null ? read(id, mine) : outcome(other);
    }

    /** The thing if it has been read; empty if it has not, or is being read. */
    public Optional<V> peek(K id) {
        CompletableFuture<Optional<V>> known = readings.getIfPresent(id);
        return known != null && known.isDone() && !known.isCompletedExceptionally() ? known.join() : Optional.empty();
    }

    public void forget(K id) {
        readings.invalidate(id);
    }

    public void forgetAll() {
        readings.invalidateAll();
    }

    /** The approximate number of things in memory. */
    public long size() {
        return readings.estimatedSize();
    }

    /** Keeps this in step with the feed. */
    public Follower follower(Change.Kind kind, Function<String, K> id) {
        return new Follower() {
            @Override
            public void changed(Change change) {
                if (change.subject().kind() == kind) {
                    Remembered.this.forget(id.apply(change.subject().id()));
                }
            }

            @Override
            public void forget() {
                forgetAll();
            }
        };
    }

    private Optional<V> read(K id, CompletableFuture<Optional<V>> reading) {
        try {
            Optional<V> found = reader.apply(id);
            if (found.isEmpty()) {
                readings.asMap().remove(id, reading);
            }
            reading.complete(found);
            return found;
        } catch (RuntimeException | Error e) {
            readings.asMap().remove(id, reading);
            reading.completeExceptionally(e);
            throw e;
        }
    }

    private static <V> Optional<V> outcome(CompletableFuture<Optional<V>> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

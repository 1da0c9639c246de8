package io.gatehouse.platform.changes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Things by id in memory, up to a bound, read when they are first asked for. Whatever is forgotten while it is being read is
 * handed to those who had asked by then and not kept, so that nothing older than a change outlives it.
 *
 * @param <K> the id
 * @param <V> an immutable picture of the thing
 */
public final class Remembered<K, V> {
    /** A reading is its own marker: to forget takes it out, under way or done, and whoever asks later begins another. */
    private final Cache<K, CompletableFuture<Optional<V>>> readings;

    private final Function<K, Optional<V>> reader;

    /**
     * @param reader asked at most once at a time for an id, on the thread of the first who asks; what it does not find is not kept
     */
    public Remembered(long bound, Function<K, Optional<V>> reader) {
        this.readings = Caffeine.newBuilder().maximumSize(bound).build();
        this.reader = reader;
    }

    /**
     * The thing, or empty where there is none. Not to be called in a transaction: it would keep what may be rolled back, and wait
     * with a connection for somebody who needs one.
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

    /** The thing as it was read before; empty where it was not, or is being read. */
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

    /** About how many are kept. */
    public long size() {
        return readings.estimatedSize();
    }

    /** Keeps this true to the feed. */
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

package io.gatehouse.platform.changes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The endings that this node keeps in memory. An entry leaves only when all tokens that it refuses have expired. If there are
 * more endings than the bound, the set reports that it is incomplete, and callers must ask the database instead.
 */
final class Endings {
    /** Below this part of the bound it is worth reading an incomplete set again. */
    private static final double ROOM_AGAIN = 0.9;

    private final int bound;
    private final Retention retention;
    private final Clock clock;
    private final Map<Change.Kind, Map<Object, Ending>> byKind = new EnumMap<>(Change.Kind.class);
    private final Deque<Leaving> leaving = new ArrayDeque<>();
    private volatile boolean complete = true;
    private volatile int size;

    Endings(int bound, Retention retention, Clock clock) {
        this.bound = bound;
        this.retention = retention;
        this.clock = clock;
        for (Change.Kind kind : Change.Kind.values()) {
            byKind.put(kind, new ConcurrentHashMap<>());
        }
    }

    /** The ending that refuses the subject's tokens of this epoch; empty if none is known. */
    Optional<Ending> find(Change.Kind kind, Object id, long epoch) {
        Ending ending = of(kind).get(id);
        return ending != null && epoch < ending.epoch() ? Optional.of(ending) : Optional.empty();
    }

    synchronized void add(Change change) {
        Change.Kind kind = change.subject().kind();
        Object key = key(change.subject());
        Ending before = of(kind).get(key);
        if (before == null && size >= bound) {
            complete = false;
            return;
        }
        Ending added = new Ending(change.epoch(), change.gone(), clock.instant().plus(retention.get()));
        of(kind).put(key, before == null ? added : before.joined(added));
        if (before == null) {
            leaving.addLast(new Leaving(kind, key, added.until()));
            size++;
        }
    }

    /** Removes the entries that are over. */
    synchronized void sweep() {
        Instant now = clock.instant();
        while (!leaving.isEmpty() && !leaving.getFirst().until().isAfter(now)) {
            Leaving first = leaving.removeFirst();
            Ending ending = Objects.requireNonNull(of(first.kind()).get(first.key()));
            if (ending.until().isAfter(now)) {
                // It has ended again in the meantime. Each entry has one place in the queue, so the queue has the same
                // bound.
                leaving.addLast(new Leaving(first.kind(), first.key(), ending.until()));
            } else {
                of(first.kind()).remove(first.key());
                size--;
            }
        }
    }

    synchronized void clear() {
        byKind.values().forEach(Map::clear);
        leaving.clear();
        size = 0;
        complete = true;
    }

    /** Whether no ending was left out. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the endings that were left out may fit now. */
    boolean isWorthReadingAgain() {
        return !complete && size < bound * ROOM_AGAIN;
    }

    int size() {
        return size;
    }

    private Map<Object, Ending> of(Change.Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    /** A UUID takes a third of the memory of its text. */
    private static Object key(Change.Subject subject) {
        return switch (subject.kind()) {
            case SESSION, USER -> UUID.fromString(subject.id());
            case CLIENT, KEY, INSTALLATION -> subject.id();
        };
    }

    /** Until when tokens below an epoch are refused, and whether their subject itself is gone. */
    record Ending(long epoch, boolean gone, Instant until) {
        /** Of two endings of a subject, the one with the higher epoch counts; if the epochs are equal, the later one. */
        Ending joined(Ending later) {
            boolean first = epoch > later.epoch;
            return new Ending(
                    Math.max(epoch, later.epoch),
                    first ? gone : later.gone,
                    until.isAfter(later.until) ? until : later.until);
        }
    }

    /** When to check whether an entry may leave. */
    private record Leaving(Change.Kind kind, Object key, Instant until) {}
}

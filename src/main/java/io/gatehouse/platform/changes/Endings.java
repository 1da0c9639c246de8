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
 * What has ended, in memory. An entry leaves when no token that it refuses could still be alive, and never before: where there
 * are more than the bound, the set is incomplete and says so, and the database must be asked instead.
 */
final class Endings {
    /** Below this part of the bound an incomplete set is worth reading anew. */
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

    /** What refuses the subject's tokens of this epoch; empty where nothing is known to. */
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

    /** Lets go of what is over. */
    synchronized void sweep() {
        Instant now = clock.instant();
        while (!leaving.isEmpty() && !leaving.getFirst().until().isAfter(now)) {
            Leaving first = leaving.removeFirst();
            Ending ending = Objects.requireNonNull(of(first.kind()).get(first.key()));
            if (ending.until().isAfter(now)) {
                // It was ended anew since. One place in the row for each, so that the row is bounded as the entries
                // are.
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

    /** Whether nothing had to be left out. */
    boolean isComplete() {
        return complete;
    }

    /** Whether what was left out may fit by now. */
    boolean isWorthReadingAgain() {
        return !complete && size < bound * ROOM_AGAIN;
    }

    int size() {
        return size;
    }

    private Map<Object, Ending> of(Change.Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    /** UUIDs take a third of the memory that their text does. */
    private static Object key(Change.Subject subject) {
        return switch (subject.kind()) {
            case SESSION, USER -> UUID.fromString(subject.id());
            case CLIENT, KEY, INSTALLATION -> subject.id();
        };
    }

    /** Until when tokens below an epoch are refused, and whether their subject is gone altogether. */
    record Ending(long epoch, boolean gone, Instant until) {
        /** Of two for the same subject the higher epoch counts, and of equal ones the later. */
        Ending joined(Ending later) {
            boolean first = epoch > later.epoch;
            return new Ending(
                    Math.max(epoch, later.epoch),
                    first ? gone : later.gone,
                    until.isAfter(later.until) ? until : later.until);
        }
    }

    /** When to look whether an entry may leave. */
    private record Leaving(Change.Kind kind, Object key, Instant until) {}
}

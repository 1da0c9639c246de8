package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Counts by key how often something happened within a minute. It reports the first time at once, and the rest when the minute is
 * over.
 */
final class Tallies<K> {
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** The most keys per minute. All further ones are counted together, so a node reports at most about twice as many lines. */
    static final int MOST = 200;

    private final Clock clock;
    private final UnaryOperator<K> beyond;
    private final Map<K, Tally> tallies = new LinkedHashMap<>();

    /**
     * @param beyond the key that is counted instead when there are too many
     */
    Tallies(Clock clock, UnaryOperator<K> beyond) {
        this.clock = clock;
        this.beyond = beyond;
    }

    synchronized void count(K key, Origin origin) {
        K counted = tallies.size() < MOST || tallies.containsKey(key) ? key : beyond.apply(key);
        tallies.computeIfAbsent(counted, unused -> new Tally(clock.instant())).add(origin);
    }

    /** Takes what is to be reported now; with {@code isAll}, for the end of the service, also of minutes that are not over. */
    synchronized List<Due<K>> due(boolean isAll) {
        Instant over = clock.instant().minus(WINDOW);
        List<Due<K>> due = new ArrayList<>();
        for (Iterator<Map.Entry<K, Tally>> all = tallies.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<K, Tally> each = all.next();
            Tally tally = each.getValue();
            if (tally.takeFirst()) {
                due.add(new Due<>(each.getKey(), tally.first, 1, true));
            }
            if (isAll || !tally.since.isAfter(over)) {
                if (tally.further > 0) {
                    due.add(new Due<>(each.getKey(), tally.last, tally.further, false));
                }
                all.remove();
            }
        }
        return due;
    }

    /**
     * A report.
     *
     * @param origin the origin of the first attempt, or of the last one that followed
     * @param attempts 1, or how many followed within the minute
     */
    record Due<K>(K key, Origin origin, int attempts, boolean isFirst) {}

    /** The count of one minute. */
    private static final class Tally {
        private final Instant since;
        private Origin first = new Origin("-", "-", "");
        private Origin last = first;
        private boolean isTold;
        private int further = -1;

        Tally(Instant since) {
            this.since = since;
        }

        void add(Origin origin) {
            further++;
            if (further == 0) {
                first = origin;
            }
            last = origin;
        }

        boolean takeFirst() {
            boolean isNew = !isTold;
            isTold = true;
            return isNew;
        }
    }
}

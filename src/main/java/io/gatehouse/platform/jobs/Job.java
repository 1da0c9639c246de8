package io.gatehouse.platform.jobs;

import java.time.Duration;

/**
 * Work that is done again and again.
 *
 * @param name the same on all nodes and in all releases: by it the database knows when the job is due
 * @param interval from the end of a run to the beginning of the next
 */
record Job(String name, Duration interval, Runnable work) {
    private static final int INTERVALS = 3;

    /** For nodes that come and go, and for a job that was left behind by a killed node. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Whether it is much too long since the job succeeded. */
    boolean isLate(Duration sinceSuccess) {
        return sinceSuccess.compareTo(interval.multipliedBy(INTERVALS).plus(GRACE)) > 0;
    }
}

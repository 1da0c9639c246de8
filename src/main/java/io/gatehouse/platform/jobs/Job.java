package io.gatehouse.platform.jobs;

import java.time.Duration;

/**
 * Work that runs repeatedly.
 *
 * @param name the same on all nodes and in all releases: the database stores by it when the job is due
 * @param interval the time from the end of a run to the beginning of the next
 */
record Job(String name, Duration interval, Runnable work) {
    private static final int INTERVALS = 3;

    /** Allows for nodes that come and go, and for the job of a killed node. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Whether the last success of the job is much too long ago. */
    boolean isLate(Duration sinceSuccess) {
        return sinceSuccess.compareTo(interval.multipliedBy(INTERVALS).plus(GRACE)) > 0;
    }
}

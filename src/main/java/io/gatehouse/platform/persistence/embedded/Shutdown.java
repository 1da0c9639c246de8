package io.gatehouse.platform.persistence.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Ends a running PostgreSQL: first with all data written, and by force only if that takes too long. */
record Shutdown(Launcher launcher, long pid, BooleanSupplier gone) {
    /** A checkpoint of 128 MB of dirty pages takes seconds even on a slow disk. */
    private static final Duration FAST = Duration.ofSeconds(60);

    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    /** True when the process is gone. A signal to one that is already ending does no harm. */
    boolean complete() {
        return ended("INT", FAST) || ended("QUIT", IMMEDIATE);
    }

    private boolean ended(String signal, Duration time) {
        if (!gone.getAsBoolean()) {
            // With PostgreSQL's own tool: Java can send only TERM, on which PostgreSQL waits for its clients, and KILL.
            Outcome unused = launcher.run("pg_ctl", "kill", signal, String.valueOf(pid));
        }
        return Deadline.in(time).await(gone);
    }
}

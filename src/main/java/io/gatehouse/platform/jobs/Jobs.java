package io.gatehouse.platform.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The jobs of the service: the list is closed once the service has started. */
public final class Jobs {
    private final List<Job> jobs = new ArrayList<>();
    private boolean isClosed;

    Jobs() {}

    /**
     * Runs the work from the start of the service on, on whichever node is first, and again when the interval has passed since
     * its end. Work that throws runs again at its next time. A node that was suspended may wake up after another one has taken
     * its place, and then both run the work at once: the work must tolerate that.
     */
    public synchronized void every(String name, Duration interval, Runnable work) {
        if (isClosed || jobs.stream().anyMatch(each -> each.name().equals(name))) {
            throw new IllegalStateException("the job " + name + " comes late or twice");
        }
        jobs.add(new Job(name, interval, work));
    }

    synchronized List<Job> close() {
        isClosed = true;
        return all();
    }

    synchronized List<Job> all() {
        return List.copyOf(jobs);
    }
}

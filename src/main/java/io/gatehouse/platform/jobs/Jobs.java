package io.gatehouse.platform.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The jobs of the service: a closed list once it has started. */
public final class Jobs {
    private final List<Job> jobs = new ArrayList<>();
    private boolean isClosed;

    Jobs() {}

    /**
     * Has the work done from the start of the service on, on whichever node comes first, and again when the interval has passed
     * since it ended. Work that throws is tried again at its next time. A node that was suspended may wake up while another has
     * taken its place, so that two do the work at once: it must stand that.
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

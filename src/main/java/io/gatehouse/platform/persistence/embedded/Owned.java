package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that this process owns, together with the data folder. If it ends by itself, it is started again; if it keeps
 * ending, the owner is told to end too, since the owner's supervisor can do more.
 */
final class Owned {
    private static final Logger LOG = LoggerFactory.getLogger(Owned.class);

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int DEATHS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final FolderLock lock;
    private final Consumer<CannotStart> atTheEnd;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Deque<Deadline> deaths = new ArrayDeque<>();
    private Postmaster postmaster;

    private Owned(FolderLock lock, Start start, Consumer<CannotStart> atTheEnd) {
        this.lock = lock;
        this.atTheEnd = atTheEnd;
        this.postmaster = start.postmaster(this::startAgain);
    }

    /**
     * Takes over the lock, and releases it if the start fails.
     *
     * @param atTheEnd called, at most once, when PostgreSQL has ended by itself for the third time within a minute
     */
    static Owned start(FolderLock lock, Start start, Consumer<CannotStart> atTheEnd) {
        try {
            return new Owned(lock, start, atTheEnd);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    synchronized Endpoint endpoint() {
        return postmaster.endpoint();
    }

    void stop() {
        stopped.countDown();
        synchronized (this) {
            try {
                postmaster.stop();
            } finally {
                lock.close();
            }
        }
    }

    /** Runs on the thread of the PostgreSQL that ended. */
    private void startAgain(Postmaster dead) {
        Duration pause = FIRST_PAUSE;
        deaths.add(Deadline.in(WINDOW));
        while (!isTooOften() && !isStoppedWithin(pause)) {
            if (isStartedAgain(dead)) {
                return;
            }
            pause = pause.multipliedBy(2);
        }
        if (stopped.getCount() > 0) {
            atTheEnd.accept(new CannotStart("PostgreSQL ended " + DEATHS + " times within " + WINDOW.toSeconds()
                    + " s and is not started again: see its log, postgresql.log in the data folder."));
        }
    }

    /** A failed start counts as another death, unless it only has to wait for what the dead one left running. */
    private synchronized boolean isStartedAgain(Postmaster dead) {
        if (stopped.getCount() == 0) {
            return false;
        }
        try {
            postmaster = dead.startAgain();
            LOG.warn("PostgreSQL was started again (process {}).", postmaster.pid());
            return true;
        } catch (CannotStart e) {
            LOG.warn("{}", e.getMessage());
            if (!dead.isHeldUp()) {
                deaths.add(Deadline.in(WINDOW));
            }
            return false;
        }
    }

    private boolean isTooOften() {
        deaths.removeIf(Deadline::passed);
        return deaths.size() >= DEATHS;
    }

    private boolean isStoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread.
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * What to start.
     *
     * @param settings of the server
     */
    record Start(DataFolder folder, SecureRandom random, Settings settings) {
        private Postmaster postmaster(Consumer<Postmaster> atDeath) {
            Path root = folder.root();
            Credentials credentials = Credentials.of(folder, random);
            Cluster cluster = Cluster.in(root);
            Bundle bundle = Bundle.in(root);
            Launcher launcher = new Launcher(bundle, AccountChoice.of(root, cluster.pgdata())).tried();
            new Predecessor(launcher, cluster.pgdata()).clear();
            boolean justMade = cluster.prepare(launcher, credentials.superuser().password());
            Postmaster postmaster =
                    Postmaster.start(launcher, cluster.pgdata(), ServerLog.in(root), settings.fitting(bundle), atDeath);
            try {
                new Roles(postmaster.endpoint(), credentials).ensure(justMade);
            } catch (RuntimeException e) {
                postmaster.stop();
                throw e;
            }
            bundle.removeOthers();
            LOG.info(
                    "PostgreSQL {} answers on 127.0.0.1:{} (process {}, {}), with its data in {}.",
                    bundle.major(),
                    postmaster.endpoint().port(),
                    postmaster.pid(),
                    launcher.account().description(),
                    cluster.pgdata());
            return postmaster;
        }
    }
}

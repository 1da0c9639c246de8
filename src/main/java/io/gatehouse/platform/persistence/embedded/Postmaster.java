package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's main process as a child of ours, on a port that was free a moment ago. */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    private static final int ATTEMPTS = 5;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(60);

    /** Recovery after a power cut takes time; giving up early would only make it begin again. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private final Launcher launcher;
    private final Path pgdata;
    private final Settings settings;
    private final int port;
    private final ServerLog log;
    private final Process process;
    private final Consumer<Postmaster> atDeath;
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

    private Postmaster(
            Launcher launcher, Path pgdata, ServerLog log, Settings settings, int port, Consumer<Postmaster> atDeath)
            throws IOException {
        this.launcher = launcher;
        this.pgdata = pgdata;
        this.log = log;
        this.settings = settings;
        this.port = port;
        this.atDeath = atDeath;
        log.begin();
        ProcessBuilder command = launcher.command("postgres", settings.arguments(pgdata, port))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        this.process = Guard.start(command, this::ended);
    }

    /**
     * Returns when PostgreSQL accepts connections. Another process can take the port between finding and using it: then this
     * tries again.
     *
     * @param atDeath called, on a thread of its own, when PostgreSQL ends later without having been stopped
     */
    static Postmaster start(
            Launcher launcher, Path pgdata, ServerLog log, Settings settings, Consumer<Postmaster> atDeath) {
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Postmaster postmaster = new Postmaster(launcher, pgdata, log, settings, freePort(), atDeath);
                if (postmaster.comesUp()) {
                    return postmaster;
                }
            }
            throw new CannotStart(
                    "PostgreSQL found no free port on 127.0.0.1 in " + ATTEMPTS + " attempts:\n" + log.tail());
        } catch (IOException e) {
            throw unstartable(e);
        }
    }

    /** Starts the next one after this one has ended, on the same port, where everybody looks for it. */
    Postmaster startAgain() {
        new Predecessor(launcher, pgdata).clear();
        try {
            Postmaster next = new Postmaster(launcher, pgdata, log, settings, port, atDeath);
            if (next.comesUp()) {
                return next;
            }
            throw new CannotStart("PostgreSQL cannot be started again: its port " + port + " is taken.");
        } catch (IOException e) {
            throw unstartable(e);
        }
    }

    /** Whether it did not start because what its predecessor left running has not ended yet. */
    boolean isHeldUp() {
        return log.tail().contains("is still in use");
    }

    private static CannotStart unstartable(IOException thrown) {
        return new CannotStart("PostgreSQL cannot be started: " + FileTrouble.of(thrown) + ".", thrown);
    }

    Endpoint endpoint() {
        return new Endpoint(port);
    }

    long pid() {
        return process.pid();
    }

    void stop() {
        state.set(State.STOPPING);
        if (!new Shutdown(launcher, pid(), () -> !process.isAlive()).complete()) {
            LOG.warn("PostgreSQL (process {}) had to be killed; it will recover at the next start.", pid());
            Process unused = process.destroyForcibly();
        }
    }

    /** False if another process took the port in the meantime; every other failure is thrown. */
    private boolean comesUp() {
        Deadline signOfLife = Deadline.in(SIGN_OF_LIFE);
        boolean decided = Deadline.in(RECOVERY)
                .await(() -> !process.isAlive() || isReady() || (signOfLife.passed() && !isStarting()));
        if (decided && isReady() && state.compareAndSet(State.STARTING, State.SERVING)) {
            return true;
        }
        boolean endedItself = !process.isAlive();
        stop();
        String tail = log.tail();
        if (endedItself && tail.contains("Address already in use")) {
            return false;
        }
        throw new CannotStart("PostgreSQL does not come up; the last lines of " + log.file() + ":\n" + tail);
    }

    private boolean isReady() {
        return claim().map(PidFile::ready).orElse(false);
    }

    private boolean isStarting() {
        return claim().map(PidFile::starting).orElse(false);
    }

    /** The pid file can still be that of an earlier run. */
    private Optional<PidFile> claim() {
        return PidFile.read(pgdata).filter(file -> file.pid() == process.pid() && process.isAlive());
    }

    private void ended(int status) {
        if (state.getAndSet(State.ENDED) == State.SERVING) {
            LOG.warn("PostgreSQL ended with status {}; the last lines of {}:\n{}", status, log.file(), log.tail());
            atDeath.accept(this);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** Tells what the end of the process means. */
    private enum State {
        STARTING,
        SERVING,
        STOPPING,
        ENDED
    }
}

package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;

/**
 * Starts a process from a thread that lives exactly as long as the process: the kernel sends the signal of the owner's death when
 * the forking thread ends, not when the whole JVM does.
 */
final class Guard extends Thread {
    private final ProcessBuilder command;
    private final IntConsumer atEnd;
    private final CompletableFuture<Process> started = new CompletableFuture<>();

    private Guard(ProcessBuilder command, IntConsumer atEnd) {
        super("embedded-postgres");
        this.command = command;
        this.atEnd = atEnd;
        setDaemon(true);
    }

    /** Returns once the process has been forked; the listener gets its exit status, on the guard's thread. */
    static Process start(ProcessBuilder command, IntConsumer atEnd) throws IOException {
        Guard guard = new Guard(command, atEnd);
        guard.start();
        try {
            return guard.started.join();
        } catch (CompletionException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void run() {
        try {
            Process process = command.start();
            started.complete(process);
            atEnd.accept(statusOf(process));
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
        }
    }

    /** Waits through interrupts: if this thread ended early, PostgreSQL would shut down. */
    private static int statusOf(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException ignored) {
                // Only the end of the process should end the wait.
            }
        }
    }
}

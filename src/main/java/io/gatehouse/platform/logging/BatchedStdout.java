package io.gatehouse.platform.logging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects lines and writes them a moment later, many at once. A thread that logs never waits: if the console is slower than the
 * service for long, lines are dropped, and a line in their place says how many.
 */
final class BatchedStdout extends OutputStream {
    /** How late a line may be, and how much of the log is lost if the process is killed. */
    private static final int DELAY_MILLIS = 50;

    /** The most bytes that are collected: some seconds of a busy service. */
    static final int MOST = 4 << 20;

    /** How long a console that nobody reads may delay the end of the process. */
    private static final int PATIENCE_MILLIS = 1_000;

    private final OutputStream console;
    private final ScheduledExecutorService writer;
    private final Lock writing = new ReentrantLock();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private long dropped;

    BatchedStdout(OutputStream console) {
        this.console = console;
        this.writer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "log");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The only one of this process. */
    static BatchedStdout stdout() {
        return Stdout.BLOCKS;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] line, int from, int length) {
        if (!collect(line, from, length)) {
            return;
        }
        if (writer.isShutdown()) {
            flush();
        } else {
            Future<?> unused = writer.schedule(this::flush, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Collects a line; returns whether it is the first of its block. */
    private synchronized boolean collect(byte[] line, int from, int length) {
        if (collected.size() + length > MOST) {
            dropped++;
            return false;
        }
        collected.write(line, from, length);
        return collected.size() == length;
    }

    /** Writes immediately what was collected. */
    @Override
    public void flush() {
        try {
            if (writing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                writeBlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeBlock() {
        try {
            console.write(take());
            console.flush();
        } catch (IOException e) {
            // Nobody reads the console any more, and there is no other place to report it.
        } finally {
            writing.unlock();
        }
    }

    private synchronized byte[] take() {
        if (dropped > 0) {
            collected.writeBytes(("... " + dropped + " lines were dropped: the log is not read fast enough\n")
                    .getBytes(StandardCharsets.UTF_8));
            dropped = 0;
        }
        byte[] block = collected.toByteArray();
        collected.reset();
        return block;
    }

    /** Writes what was collected; another appender may continue to use this. */
    @Override
    public void close() {
        flush();
    }

    /** Later lines are written at once, because the process is about to end. */
    void end() {
        Future<?> unused = writer.submit(this::flush);
        writer.shutdown();
        try {
            boolean unusedToo = writer.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Created at first use. */
    private static final class Stdout {
        static final BatchedStdout BLOCKS = make();

        private static BatchedStdout make() {
            BatchedStdout blocks = new BatchedStdout(System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(blocks::end, "log-end"));
            return blocks;
        }
    }
}

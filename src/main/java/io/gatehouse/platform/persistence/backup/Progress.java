package io.gatehouse.platform.persistence.backup;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reports how far a copy is, at most once a second, so that a long copy does not look like a stuck one. */
public final class Progress {
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final Consumer<String> lines;

    private long begun;
    private long told;
    private long total;
    private long done;
    private String table = "";

    /**
     * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
     * @param lines takes each line
     */
    public Progress(LongSupplier nanos, Consumer<String> lines) {
        this.nanos = nanos;
        this.lines = lines;
    }

    void begin(long rows) {
        total = rows;
        done = 0;
        begun = nanos.getAsLong();
        told = begun;
    }

    void table(String name) {
        table = name;
    }

    void row() {
        done++;
        long now = nanos.getAsLong();
        if (now - told >= SECOND) {
            told = now;
            lines.accept(line(now - begun));
        }
    }

    private String line(long elapsed) {
        double rate = (double) done * SECOND / elapsed;
        long left = (long) Math.ceil(Math.max(0, total - done) / rate);
        return "%s: %d of %d rows, %d rows/s, %d s left".formatted(table, done, total, Math.round(rate), left);
    }
}

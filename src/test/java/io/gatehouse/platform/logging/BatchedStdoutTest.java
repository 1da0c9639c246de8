package io.gatehouse.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines on their way to a console. */
class BatchedStdoutTest {
    private static final String LINE = "x".repeat(1023) + "\n";

    private final Console console = new Console();
    private final BatchedStdout blocks = new BatchedStdout(console);

    @AfterEach
    void open() {
        console.opened.countDown();
    }

    private void log(String line) throws IOException {
        blocks.write(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void comeByThemselvesAndInTheirOrder() throws IOException {
        console.opened.countDown();

        log("one\n");
        log("two\n");

        await().until(() -> console.text().equals("one\ntwo\n"));
        log("three\n");
        await().until(() -> console.text().equals("one\ntwo\nthree\n"));
    }

    @Test
    void comeManyAtOnce() throws IOException {
        console.opened.countDown();

        for (int i = 0; i < 1_000; i++) {
            log(LINE);
        }

        await().until(() -> console.text().length() == 1_000 * LINE.length());
        assertThat(console.writes).hasValueLessThan(100);
    }

    @Test
    void areDroppedAndCountedWhereTheConsoleIsStuckSoThatNobodyWaits() throws IOException {
        log("stuck\n");
        await().untilAtomic(console.writes, count -> assertThat(count).isOne());

        for (int i = 0; i < BatchedStdout.MOST / LINE.length() + 7; i++) {
            log(LINE);
        }
        console.opened.countDown();

        await().until(() -> console.text().endsWith("... 7 lines were dropped: the log is not read fast enough\n"));
        log("again\n");
        await().until(() -> console.text().endsWith("enough\nagain\n"));
    }

    @Test
    void areWrittenAtOnceWhileTheProcessEnds() throws IOException {
        console.opened.countDown();
        log("before\n");

        blocks.end();
        assertThat(console.text()).isEqualTo("before\n");
        log("after\n");

        assertThat(console.text()).isEqualTo("before\nafter\n");
    }

    /** Takes nothing until it is opened. */
    private static final class Console extends OutputStream {
        private final CountDownLatch opened = new CountDownLatch(1);
        private final AtomicInteger writes = new AtomicInteger();
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] block, int from, int length) {
            writes.incrementAndGet();
            try {
                opened.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            written.write(block, from, length);
        }

        String text() {
            return written.toString(StandardCharsets.UTF_8);
        }
    }
}

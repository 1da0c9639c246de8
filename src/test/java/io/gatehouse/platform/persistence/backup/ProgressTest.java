package io.gatehouse.platform.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What an operator sees while rows are copied. */
class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final Progress progress = new Progress(nanos::get, lines::add);

    private void rows(int count, long nanosEach) {
        for (int i = 0; i < count; i++) {
            nanos.addAndGet(nanosEach);
            progress.row();
        }
    }

    @Test
    void aLineTellsTableRowsRateAndTimeLeft() {
        progress.begin(5_000);
        progress.table("users");

        rows(1_000, SECOND / 1_000);

        assertThat(lines).containsExactly("users: 1000 of 5000 rows, 1000 rows/s, 4 s left");
    }

    @Test
    void thereIsAtMostOneLineASecond() {
        progress.begin(100_000);

        rows(35_000, SECOND / 10_000);

        assertThat(lines).hasSize(3);
    }

    @Test
    void whatIsDoneWithinASecondSaysNothing() {
        progress.begin(10);

        rows(10, 1);

        assertThat(lines).isEmpty();
    }

    @Test
    void rowsCountAcrossTables() {
        progress.begin(4);
        progress.table("a");
        rows(2, SECOND / 2);
        progress.table("b");
        rows(2, SECOND);

        assertThat(lines)
                .containsExactly(
                        "a: 2 of 4 rows, 2 rows/s, 1 s left",
                        "b: 3 of 4 rows, 2 rows/s, 1 s left",
                        "b: 4 of 4 rows, 1 rows/s, 0 s left");
    }
}

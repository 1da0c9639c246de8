package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pages a list has, and what a page keeps of it. */
class PageTest {
    @ParameterizedTest
    @CsvSource({
        "0, 20, 1",
        "1, 20, 1",
        "20, 20, 1",
        "21, 20, 2",
        "10000, 100, 100",
        "3, 1, 3",
        "1000000000000, 100, 10000000000"
    })
    void theLastPageHoldsTheLastRow(long total, int limit, long lastPage) {
        Page<String> page = new Page<>(List.of(), new PageRequest(1, limit), total, true);

        assertThat(page.lastPage()).isEqualTo(lastPage);
    }

    @Test
    void mappingChangesTheRowsAlone() {
        PageRequest request = new PageRequest(2, 2);
        Page<Integer> page = new Page<>(List.of(3, 4), request, 10_000, false);

        Page<String> mapped = page.map(String::valueOf);

        assertThat(mapped).isEqualTo(new Page<>(List.of("3", "4"), request, 10_000, false));
    }

    @Test
    void theRowsAreACopyThatNobodyChanges() {
        List<String> rows = new ArrayList<>(List.of("kept"));

        Page<String> page = new Page<>(rows, new PageRequest(1, 20), 1, true);
        rows.clear();

        assertThat(page.rows()).containsExactly("kept");
        assertThatThrownBy(() -> page.rows().add("late")).isInstanceOf(UnsupportedOperationException.class);
    }
}

package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Page<String> page = new Page<>(List.of(), new PageRequest(1, limit), Total.exact(total), Optional.empty());

        assertThat(page.lastPage()).isEqualTo(lastPage);
    }

    @Test
    void mappingChangesTheRowsAlone() {
        PageRequest request = new PageRequest(2, 2);
        Total total = Total.counted(10_001);
        Optional<Position> end = Optional.of(new Position("4", "d"));
        Page<Integer> page = new Page<>(List.of(3, 4), request, total, end);

        Page<String> mapped = page.map(String::valueOf);

        assertThat(mapped).isEqualTo(new Page<>(List.of("3", "4"), request, total, end));
    }

    @Test
    void theRowsAreACopyThatNobodyChanges() {
        List<String> rows = new ArrayList<>(List.of("kept"));

        Page<String> page = new Page<>(rows, new PageRequest(1, 20), Total.exact(1), Optional.empty());
        rows.clear();

        assertThat(page.rows()).containsExactly("kept");
        assertThatThrownBy(() -> page.rows().add("late")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void oneRowMoreThanThePageHasSaysThatAnotherFollows() {
        PageRequest request = new PageRequest(1, 2);

        Page<String> more = Page.of(List.of("a", "b", "c"), request, Total.exact(3), row -> new Position(row, row));
        Page<String> last = Page.of(List.of("a", "b"), request, Total.exact(2), row -> new Position(row, row));

        assertThat(more.rows()).containsExactly("a", "b");
        assertThat(more.next()).contains(new Position("b", "b"));
        assertThat(last.rows()).containsExactly("a", "b");
        assertThat(last.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "10000, 10000, true", "10001, 10000, false"})
    void aFilteredListIsCountedToTenThousand(long counted, long rows, boolean isExact) {
        assertThat(Total.counted(counted)).isEqualTo(new Total(rows, isExact));
    }
}

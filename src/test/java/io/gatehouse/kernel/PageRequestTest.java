package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a page begins. */
class PageRequestTest {
    @ParameterizedTest
    @CsvSource({"1, 20, 0", "2, 20, 20", "3, 7, 14", "2147483647, 100, 214748364600"})
    void theOffsetCountsTheRowsBeforeThePageBeyondAnInt(int page, int limit, long offset) {
        assertThat(new PageRequest(page, limit).offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "-1, 20", "1, 0", "1, -1", "1, 101"})
    void whatIsNoPageIsABugOfTheCaller(int page, int limit) {
        assertThatThrownBy(() -> new PageRequest(page, limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoeverKnowsTheEndOfThePageBeforePassesOverNothing() {
        PageRequest request = new PageRequest(5_000, 20, Optional.of(new Position("x", "y")));

        assertThat(request.offset()).isZero();
        assertThat(request.rows()).isEqualTo(21);
    }
}

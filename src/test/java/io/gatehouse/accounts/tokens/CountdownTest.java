package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time left as people read it. */
class CountdownTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.001S, 1s",
        "PT59S, 59s",
        "PT59.5S, 1m 0s",
        "PT6M12S, 6m 12s",
        "PT1H3M59S, 1h 3m",
        "P1DT5H59M, 1d 5h",
    })
    void theTwoLargestUnitsAreTold(Duration left, String text) {
        assertThat(new Countdown(left)).hasToString(text);
    }

    @Test
    void whatIsPastHasNothingLeft() {
        assertThat(Countdown.between(Instant.EPOCH.plusSeconds(5), Instant.EPOCH))
                .hasToString("0s");
    }
}

package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two numbers by which a token grows old. */
class EpochsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "3, 7", "999999999999999999, 999999999999999999"})
    void theClaimIsReadBack(long installation, long user) {
        Epochs epochs = new Epochs(installation, user);

        assertThat(Epochs.parse(epochs.claim())).contains(epochs);
    }

    @Test
    void theClaimNamesTheInstallationFirst() {
        assertThat(new Epochs(1, 2).claim()).isEqualTo("1.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.",
                ".1",
                "1.2.3",
                "01.2",
                "1.02",
                "-1.2",
                "1.-2",
                "+1.2",
                " 1.2",
                "1.2\n",
                "1,2",
                "a.b",
                "1000000000000000000.0",
                "1.99999999999999999999",
                "١.٢",
            })
    void everyOtherSpellingIsNone(String claim) {
        assertThat(Epochs.parse(claim)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, false",
        "0, 1, true",
        "1, 0, true",
        "0, 0, true",
        "2, 1, false",
        "2, 0, true",
        "0, 2, true",
        "2, 2, false",
    })
    void eitherNumberBelowTodaysIsBefore(long installation, long user, boolean before) {
        Epochs today = new Epochs(1, 1);

        assertThat(new Epochs(installation, user).isBefore(today)).isEqualTo(before);
    }
}

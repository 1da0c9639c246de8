package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spellings of a UUID, whatever the case of its letters. */
class UuidsTest {
    private static final String TEXT = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e";

    @Test
    void theCanonicalFormIsReadInEitherCase() {
        UUID expected = UUID.fromString(TEXT);

        assertThat(Uuids.parse(TEXT)).isEqualTo(expected);
        assertThat(Uuids.parse("0193A5C0-7B1E-7C3A-9F00-3F2A1B4C5D6E")).isEqualTo(expected);
    }

    /** Other services write them so, and nothing else looks like it. */
    @Test
    void allDashesMayBeLeftOut() {
        assertThat(Uuids.parse("0193a5c07b1e7c3a9f003f2a1b4c5d6e")).isEqualTo(UUID.fromString(TEXT));
        assertThat(Uuids.parse("0193A5C07B1E7C3A9F003F2A1B4C5D6E")).hasToString(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0193a5c0-7b1e7c3a9f003f2a1b4c5d6e",
                "0193a5c07b1e-7c3a-9f00-3f2a1b4c5d6e",
                "0193a5c07b1e7c3a9f003f2a1b4c5d6",
                "0193a5c07b1e7c3a9f003f2a1b4c5d6e0",
                "{0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e}",
                " 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e",
                "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e\n",
                "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6g",
                "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6",
                "٠١93a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e",
            })
    void everyOtherFormIsRefused(String text) {
        assertThatThrownBy(() -> Uuids.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aUserIdPrintsAsItsUuid() {
        assertThat(UserId.parse(TEXT)).hasToString(TEXT);
    }
}

package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which moments can be asked for. */
class InstantsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-05-01",
                "2026-05-01T10:00:00",
                "-000001-01-01T00:00:00Z",
                "+12026-05-01T10:00:00Z"
            })
    void whatIsNoInstantIsRefused(String raw) {
        assertThatThrownBy(() -> Instants.parse(raw)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInstantMayHaveAnOffset() {
        assertThat(Instants.parse("2026-05-01T12:00:00.5+02:00")).isEqualTo("2026-05-01T10:00:00.5Z");
    }
}

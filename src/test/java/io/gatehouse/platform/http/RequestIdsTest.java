package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.persistence.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request ids of clients are taken over. */
class RequestIdsTest {
    private final RequestIds ids = new RequestIds(new Ids(Clock.systemUTC(), new SecureRandom()));

    @ParameterizedTest
    @ValueSource(strings = {"a", "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e", "edge.eu_west-1.42", "-"})
    void oneThatFitsIsTakenOver(String sent) {
        assertThat(ids.accept(sent)).isEqualTo(sent);
    }

    @Test
    void oneOf64CharactersIsTakenOverAndALongerOneIsNot() {
        assertThat(ids.accept("x".repeat(64))).isEqualTo("x".repeat(64));
        assertThat(ids.accept("x".repeat(65))).isNotEqualTo("x".repeat(65)).hasSize(36);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\r\nSet-Cookie: x", "a,b", "ä", "<script>", "a\n", "{}"})
    void anotherIsMadeWhereNoneFits(String sent) {
        String made = ids.accept(sent);

        assertThat(made).isNotEqualTo(sent);
        assertThat(UUID.fromString(made).version()).isEqualTo(7);
    }

    @Test
    void noTwoOfOursAreEqual() {
        assertThat(ids.accept(null)).isNotEqualTo(ids.accept(null));
    }
}

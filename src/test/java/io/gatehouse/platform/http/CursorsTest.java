package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Position;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cursor tells, and to whom it is good. */
class CursorsTest {
    private static final Position END = new Position("ada@example.com", "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");

    private final Cursors cursors = new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), new SecureRandom());

    @Test
    void comesBackAsItWasForTheSameList() {
        Position byIdAlone = new Position("", "a");

        assertThat(cursors.open(cursors.close(END, "list"), "list")).contains(END);
        assertThat(cursors.open(cursors.close(byIdAlone, "list"), "list")).contains(byIdAlone);
    }

    @Test
    void tellsNothingOfTheRow() {
        String cursor = cursors.close(END, "list");

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("ada", "0193a5c0");
        assertThat(cursors.close(END, "list")).isNotEqualTo(cursor);
    }

    @Test
    void isGoodForNoOtherListAndUnderNoOtherKey() {
        String cursor = cursors.close(END, "list");
        byte[] key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        Cursors others = new Cursors(new SecretKeySpec(key, "HmacSHA256"), new SecureRandom());

        assertThat(cursors.open(cursor, "another")).isEmpty();
        assertThat(others.open(cursor, "list")).isEmpty();
        assertThat(cursors.open(cursor.substring(0, cursor.length() - 2) + "AA", "list"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoCursorIsRefused(String text) {
        assertThat(cursors.open(text, "list")).isEmpty();
    }

    /** Also where the rest is shorter than the cipher's tag, which JDK 17 does not expect. */
    @Test
    void ofNoLengthIsAnythingElseTaken() {
        for (int length = 0; length < 64; length++) {
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);

            assertThat(cursors.open(text, "list")).isEmpty();
        }
    }
}

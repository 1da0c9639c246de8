package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Digests by the vectors of the standards. */
class CryptoTest {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** FIPS 180-4, "abc". */
    @Test
    void sha256TakesItsPartsAsOne() {
        String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        assertThat(HexFormat.of().formatHex(Crypto.sha256(ascii("abc")))).isEqualTo(expected);
        assertThat(HexFormat.of().formatHex(Crypto.sha256(ascii("a"), ascii(""), ascii("bc"))))
                .isEqualTo(expected);
    }

    /** RFC 4231, test case 2. */
    @Test
    void hmacTakesItsPartsAsOne() {
        String expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        assertThat(HexFormat.of().formatHex(Crypto.hmacSha256(ascii("Jefe"), ascii("what do ya want for nothing?"))))
                .isEqualTo(expected);
        assertThat(HexFormat.of()
                        .formatHex(Crypto.hmacSha256(ascii("Jefe"), ascii("what do ya "), ascii("want for nothing?"))))
                .isEqualTo(expected);
    }

    @Test
    void randomBytesAreAsManyAsAskedFor() {
        assertThat(Crypto.randomBytes(new SecureRandom(), 33)).hasSize(33);
    }
}

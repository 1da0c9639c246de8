package io.gatehouse.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The derivation against the RFC and against one written from it anew. */
class HkdfTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("0b".repeat(22));

    /** RFC 5869, 2.2 and 2.3, without a salt and for one block. */
    private static byte[] expected(String info) throws GeneralSecurityException {
        Mac extract = Mac.getInstance("HmacSHA256");
        extract.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        Mac expand = Mac.getInstance("HmacSHA256");
        expand.init(new SecretKeySpec(extract.doFinal(SECRET), "HmacSHA256"));
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(info.getBytes(StandardCharsets.UTF_8));
        block.write(1);
        return expand.doFinal(block.toByteArray());
    }

    @Test
    void givesTheFirstBlockOfTheRfcsVectorWithoutSaltAndInfo() {
        // RFC 5869, appendix A.3: 42 bytes of output, of which one block is 32.
        String block = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d";

        assertThat(HexFormat.of().formatHex(Hkdf.derive(SECRET, "").getEncoded()))
                .isEqualTo(block);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sign-in-decoy", "für etwas"})
    void agreesWithAnIndependentComputation(String info) throws GeneralSecurityException {
        assertThat(Hkdf.derive(SECRET, info).getEncoded()).isEqualTo(expected(info));
    }

    @Test
    void givesEveryPurposeAKeyOfItsOwn() {
        assertThat(Hkdf.derive(SECRET, "one")).isNotEqualTo(Hkdf.derive(SECRET, "other"));
    }
}

package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The bytes of a refresh token, one after the other. */
class RefreshTokenTest {
    private static final UUID SESSION = UUID.fromString("0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");
    private static final byte[] SECRET = filled(7);
    private static final byte[] TAG_KEY = filled(9);

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(int generation, byte[] secret, byte[] tagKey) {
        String text =
                new RefreshToken(SESSION, generation, secret).encode(tagKey).reveal();
        return Base64.getUrlDecoder().decode(text);
    }

    private static byte[] tag(byte[] token) {
        return Arrays.copyOfRange(token, 53, 85);
    }

    @Test
    void itHas85BytesInBase64UrlWithoutPadding() {
        String text = new RefreshToken(SESSION, 0, SECRET).encode(TAG_KEY).reveal();

        assertThat(text).matches("[A-Za-z0-9_-]{114}");
        assertThat(Base64.getUrlDecoder().decode(text)).hasSize(85);
    }

    @Test
    void itsPartsAreVersionSessionGenerationSecretAndTag() throws GeneralSecurityException {
        ByteBuffer token = ByteBuffer.wrap(bytes(0, SECRET, TAG_KEY));
        byte[] secret = new byte[32];
        byte[] tag = new byte[32];

        assertThat(token.get()).isEqualTo((byte) 1);
        assertThat(new UUID(token.getLong(), token.getLong())).isEqualTo(SESSION);
        assertThat(token.getInt()).isZero();
        token.get(secret).get(tag);

        assertThat(secret).isEqualTo(SECRET);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TAG_KEY, "HmacSHA256"));
        mac.update(new byte[4]);
        assertThat(tag).isEqualTo(mac.doFinal(SECRET));
    }

    @Test
    void theTagDependsOnKeyGenerationAndSecret() {
        byte[] tag = tag(bytes(0, SECRET, TAG_KEY));

        assertThat(tag(bytes(0, SECRET, TAG_KEY))).isEqualTo(tag);
        assertThat(tag(bytes(0, SECRET, filled(8)))).isNotEqualTo(tag);
        assertThat(tag(bytes(1, SECRET, TAG_KEY))).isNotEqualTo(tag);
        assertThat(tag(bytes(0, filled(8), TAG_KEY))).isNotEqualTo(tag);
    }

    @Test
    void whatIsStoredIsTheHashOfTheSecret() throws GeneralSecurityException {
        RefreshToken token = new RefreshToken(SESSION, 0, SECRET);

        assertThat(token.secretHash())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(SECRET));
    }

    @Test
    void whatIsSentPrintsAsStars() {
        RefreshToken token = new RefreshToken(SESSION, 0, SECRET);

        assertThat(token.encode(TAG_KEY)).hasToString("***");
    }
}

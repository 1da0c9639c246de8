package io.gatehouse.platform.secrets;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals other keys and does nothing else.
 *
 * @param id the first 8 bytes of a hash of the key: names it in messages and tells nothing of it
 */
record MasterKey(String id, SecretKey key) {
    static final int LENGTH = 32;
    static final int ID_LENGTH = 8;

    static MasterKey parse(Secret base64, String source) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.reveal().strip());
            if (bytes.length == LENGTH) {
                return new MasterKey(idOf(bytes), new SecretKeySpec(bytes, "AES"));
            }
        } catch (IllegalArgumentException e) {
            // Said below, without a word of what stood there.
        }
        throw new CannotStart(source + " must be " + LENGTH + " bytes in base64, such as `openssl rand -base64 "
                + LENGTH + "` prints; it is not.");
    }

    static String generate(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String idOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("gatehouse master key id".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(key), ID_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.gatehouse.platform.secrets;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals other keys and does nothing else.
 *
 * @param id the first 8 bytes of a hash of the key: identifies the key in messages and reveals nothing about it
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
            // The exception below reports it, without quoting the value.
        }
        throw new CannotStart(source + " must be " + LENGTH + " bytes in base64, such as `openssl rand -base64 "
                + LENGTH + "` prints; it is not.");
    }

    static String generate(SecureRandom random) {
        return Base64.getEncoder().encodeToString(Crypto.randomBytes(random, LENGTH));
    }

    private static String idOf(byte[] key) {
        byte[] digest = Crypto.sha256("gatehouse master key id".getBytes(StandardCharsets.US_ASCII), key);
        return HexFormat.of().formatHex(digest, 0, ID_LENGTH);
    }
}

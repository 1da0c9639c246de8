package io.gatehouse.platform.secrets;

import io.gatehouse.kernel.Crypto;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869) for one block of output; the JDK contains HKDF only from version 25 on. */
final class Hkdf {
    private static final byte[] NO_SALT = new byte[32];

    private Hkdf() {}

    /** Derives 32 bytes from the secret for the purpose that {@code info} names. */
    static SecretKey derive(byte[] secret, String info) {
        byte[] extracted = Crypto.hmacSha256(NO_SALT, secret);
        byte[] label = info.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[label.length + 1];
        System.arraycopy(label, 0, block, 0, label.length);
        block[label.length] = 1;
        return new SecretKeySpec(Crypto.hmacSha256(extracted, block), Crypto.HMAC_SHA256);
    }
}

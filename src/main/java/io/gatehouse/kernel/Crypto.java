package io.gatehouse.kernel;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, HMAC-SHA-256 and random bytes, which every Java platform has. Parts are processed as if they were one array. */
public final class Crypto {
    public static final String HMAC_SHA256 = "HmacSHA256";

    private Crypto() {}

    /** For data that does not fit in memory or arrives in pieces. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The 32 bytes of the digest. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = newSha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The 32 bytes of the MAC under a key for {@link #HMAC_SHA256}. */
    public static byte[] hmacSha256(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        return hmacSha256(new SecretKeySpec(key, HMAC_SHA256), parts);
    }

    public static byte[] randomBytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

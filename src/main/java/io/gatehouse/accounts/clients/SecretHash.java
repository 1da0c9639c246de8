package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes client secrets and the hashes by which they are known again. A secret of 256 random bits needs no slow hash. */
final class SecretHash {
    /** By which scanners of source code find one that was checked in. */
    private static final String PREFIX = "gh_";

    private static final int BYTES = 32;

    private SecretHash() {}

    static Secret newSecret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static byte[] of(Secret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

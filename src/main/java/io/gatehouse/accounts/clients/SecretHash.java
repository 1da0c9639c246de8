package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes client secrets and the hashes that identify them. A secret of 256 random bits needs no slow hash. */
final class SecretHash {
    /** Scanners of source code find a checked-in secret by this prefix. */
    private static final String PREFIX = "gh_";

    private static final int BYTES = 32;

    private SecretHash() {}

    static Secret newSecret(SecureRandom random) {
        byte[] bytes = Crypto.randomBytes(random, BYTES);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static byte[] of(Secret secret) {
        return Crypto.sha256(secret.reveal().getBytes(StandardCharsets.UTF_8));
    }
}

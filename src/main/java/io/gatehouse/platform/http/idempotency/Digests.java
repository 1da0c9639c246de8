package io.gatehouse.platform.http.idempotency;

import io.gatehouse.kernel.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;

/**
 * What is stored of keys and bodies. Bodies hold passwords and addresses, and a plain hash of one would let whoever reads the
 * table guess them fast; without the installation's key there is nothing to try a guess on.
 */
final class Digests {
    private final SecretKey key;

    Digests(SecretKey key) {
        this.key = key;
    }

    /** Of one key of one caller for one operation; none of the three can hold a line break. */
    String of(String caller, String operation, String key) {
        return of(String.join("\n", caller, operation, key).getBytes(StandardCharsets.UTF_8));
    }

    String of(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Crypto.hmacSha256(key, content));
    }
}

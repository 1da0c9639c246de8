package io.gatehouse.platform.http.idempotency;

import io.gatehouse.kernel.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;

/**
 * What is stored of keys and bodies. Bodies contain passwords and addresses, and somebody who reads the table could quickly guess
 * them from a plain hash. Without the installation's key, a guess cannot be checked.
 */
final class Digests {
    private final SecretKey key;

    Digests(SecretKey key) {
        this.key = key;
    }

    /** The digest of one key of one caller for one operation; none of the three can contain a line break. */
    String of(String caller, String operation, String key) {
        return of(String.join("\n", caller, operation, key).getBytes(StandardCharsets.UTF_8));
    }

    String of(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Crypto.hmacSha256(key, content));
    }
}

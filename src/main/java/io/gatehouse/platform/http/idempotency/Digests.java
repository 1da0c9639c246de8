package io.gatehouse.platform.http.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
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
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

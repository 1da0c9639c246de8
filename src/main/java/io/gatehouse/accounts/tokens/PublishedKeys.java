package io.gatehouse.accounts.tokens;

import java.util.List;
import java.util.Map;

/**
 * The public keys by which others verify our tokens.
 *
 * @param keys each as a JWK, oldest first
 * @param isCurrent whether they were read lately; others must not keep them where they were not
 */
public record PublishedKeys(List<Map<String, Object>> keys, boolean isCurrent) {
    public PublishedKeys {
        keys = List.copyOf(keys);
    }
}

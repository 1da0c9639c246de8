package io.gatehouse.accounts.tokens;

import java.util.List;
import java.util.Map;

/**
 * The public keys with which others verify our tokens.
 *
 * @param keys each as a JWK, oldest first
 * @param isCurrent whether this node has read them recently; if not, others must not cache them
 */
public record PublishedKeys(List<Map<String, Object>> keys, boolean isCurrent) {
    public PublishedKeys {
        keys = List.copyOf(keys);
    }
}

package io.gatehouse.accounts.access;

import java.util.List;
import java.util.Map;

/**
 * A JWK Set (RFC 7517, 5).
 *
 * @param keys the public keys, each with {@code kid}, {@code kty}, {@code use} and what its kind needs
 */
record JwksView(List<Map<String, Object>> keys) {}

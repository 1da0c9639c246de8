package io.gatehouse.accounts.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * A JWK Set (RFC 7517, 5).
 *
 * @param keys the public keys, each with {@code kid}, {@code kty}, {@code use} and what its kind needs
 */
@Schema(name = "Jwks")
record JwksView(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Map<String, Object>> keys) {}

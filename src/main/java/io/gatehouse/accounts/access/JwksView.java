package io.gatehouse.accounts.access;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * A JWK Set (RFC 7517, 5).
 *
 * @param keys the public keys as {@link Key} describes them
 */
@Schema(name = "Jwks")
record JwksView(
        @ArraySchema(
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED),
                schema = @Schema(implementation = Key.class))
        List<Map<String, Object>> keys) {

    /** What a key says of itself, for the document. */
    @Schema(name = "Jwk", description = "A public key (RFC 7517, 4)")
    record Key(
            @Schema(
                    description = "By which tokens name it in their header",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String kid,

            @Schema(
                    allowableValues = {"EC", "RSA", "OKP"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String kty,

            @Schema(
                    allowableValues = {"sig"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String use,

            @Schema(
                    allowableValues = {"ES256", "RS256", "EdDSA"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String alg,

            @Schema(description = "Of EC and OKP: the curve", example = "P-256")
            String crv,

            @Schema(description = "Of EC and OKP") String x,
            @Schema(description = "Of EC") String y,
            @Schema(description = "Of RSA: the modulus") String n,
            @Schema(description = "Of RSA: the exponent") String e) {}
}

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
                    description = "The key id that tokens carry in their header",
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

            @Schema(description = "The curve; for EC and OKP", example = "P-256")
            String crv,

            @Schema(description = "For EC and OKP") String x,
            @Schema(description = "For EC") String y,
            @Schema(description = "The modulus; for RSA") String n,
            @Schema(description = "The exponent; for RSA") String e) {}
}

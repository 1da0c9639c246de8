package io.gatehouse.accounts.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JWK Set (RFC 7517, 5).
 *
 * @param keys the public keys as {@link Key} describes them
 */
@Schema(name = "Jwks")
record JwksView(
        @ArraySchema(schema = @Schema(implementation = Key.class))
        List<Map<String, Object>> keys) {

    /** The fields of a key, for the OpenAPI document. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Jwk", description = "A public key (RFC 7517, 4)")
    record Key(
            @Schema(description = "The key id that tokens carry in their header")
            String kid,

            @Schema(allowableValues = {"EC", "RSA", "OKP"}) String kty,

            @Schema(allowableValues = {"sig"}) String use,

            @Schema(allowableValues = {"ES256", "RS256", "EdDSA"})
            String alg,

            @Schema(description = "The curve; for EC and OKP", example = "P-256") @Nullable
            String crv,

            @Schema(description = "For EC and OKP") @Nullable
            String x,

            @Schema(description = "For EC") @Nullable String y,

            @Schema(description = "The modulus; for RSA") @Nullable
            String n,

            @Schema(description = "The exponent; for RSA") @Nullable
            String e) {}
}

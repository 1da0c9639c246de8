package io.gatehouse.accounts.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a token counts, and what it says if it does (RFC 7662, 2.2); of one that does not, nothing else. */
@Wire
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Introspection")
record IntrospectionView(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean active,
        @Nullable String scope,
        @Nullable String clientId,
        @Nullable String tokenType,
        @Nullable Long exp,
        @Nullable Long iat,
        @Nullable String sub,
        @Nullable String aud,
        @Nullable String iss,
        @Nullable String jti,

        @Schema(description = "The session, of a user's token") @Nullable
        String sid) {
    static final IntrospectionView INACTIVE =
            new IntrospectionView(false, null, null, null, null, null, null, null, null, null, null);

    static IntrospectionView of(AccessToken token, TokensConfiguration configuration) {
        AccessToken.Stamp stamp = token.stamp();
        return new IntrospectionView(
                true,
                String.join(" ", stamp.scope().stream().sorted().toList()),
                stamp.clientId(),
                "bearer",
                stamp.expiresAt().getEpochSecond(),
                stamp.issuedAt().getEpochSecond(),
                token.subjectClaim(),
                configuration.audience(),
                configuration.issuer(),
                stamp.id(),
                token instanceof AccessToken.OfUser user ? user.sessionId().toString() : null);
    }
}

package io.gatehouse.accounts.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a token is valid and, only if it is, what it says (RFC 7662, 2.2). */
@Wire
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Introspection")
record IntrospectionView(
        boolean active,
        @Nullable String scope,
        @Nullable String clientId,
        @Nullable String tokenType,
        @Nullable Long exp,
        @Nullable Long iat,
        @Nullable String sub,
        @Nullable String aud,
        @Nullable String iss,
        @Nullable String jti,

        @Schema(description = "The session; only in a user's token") @Nullable
        String sid,

        @Schema(description = "The user's current address, for display. Users can change it; sub stays the same")
        @Nullable
        String username,

        @Schema(description = "Only for users") @Nullable List<String> roles) {
    static final IntrospectionView INACTIVE =
            new IntrospectionView(false, null, null, null, null, null, null, null, null, null, null, null, null);

    static IntrospectionView of(AccessToken token, TokensConfiguration configuration, Optional<String> username) {
        AccessToken.Stamp stamp = token.stamp();
        Optional<AccessToken.OfUser> user =
                token instanceof AccessToken.OfUser ofUser ? Optional.of(ofUser) : Optional.empty();
        return new IntrospectionView(
                true,
                stamp.scope().isEmpty() ? null : String.join(" ", sorted(stamp.scope())),
                stamp.clientId(),
                "bearer",
                stamp.expiresAt().getEpochSecond(),
                stamp.issuedAt().getEpochSecond(),
                token.subjectClaim(),
                configuration.audience(),
                configuration.issuer(),
                stamp.id(),
                user.map(AccessToken.OfUser::sessionId).map(UUID::toString).orElse(null),
                username.orElse(null),
                user.map(AccessToken.OfUser::roles)
                        .map(IntrospectionView::sorted)
                        .orElse(null));
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}

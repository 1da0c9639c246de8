package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.access.Admission;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.RegisteredClient;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.UserId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells other services whether a token is valid, by the same checks as for a request to Gatehouse. A service learns only about
 * tokens that are meant for it: those whose {@code aud} is the audience that it is registered with.
 */
final class IntrospectionService {
    private final Admission admission;
    private final TokensConfiguration configuration;
    private final Function<UserId, Optional<String>> emails;

    IntrospectionService(
            Admission admission, TokensConfiguration configuration, Function<UserId, Optional<String>> emails) {
        this.admission = admission;
        this.configuration = configuration;
        this.emails = emails;
    }

    IntrospectionView introspect(RegisteredClient client, String token) {
        if (!client.scopes().contains(Scope.TOKENS_INTROSPECT)) {
            throw new OAuthRefusal(OAuthError.UNAUTHORIZED_CLIENT, "The client lacks the scope tokens:introspect");
        }
        // All our tokens have the same aud, so this check does not need the token.
        if (client.audience().filter(configuration.audience()::equals).isEmpty()) {
            return IntrospectionView.INACTIVE;
        }
        try {
            // Not as a read: the service may be about to act on the answer.
            AccessToken admitted = admission.admit(token, false);
            return IntrospectionView.of(admitted, configuration, username(admitted));
        } catch (Failure refused) {
            if (refused.kind() == Kind.UNAUTHENTICATED) {
                return IntrospectionView.INACTIVE;
            }
            throw refused;
        }
    }

    /** A client has no user name, only its id. */
    private Optional<String> username(AccessToken token) {
        return token instanceof AccessToken.OfUser user ? emails.apply(new UserId(user.subject())) : Optional.empty();
    }
}

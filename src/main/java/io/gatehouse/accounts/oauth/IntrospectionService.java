package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.access.Admission;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.RegisteredClient;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;

/**
 * Tells other services whether a token counts, judged as it would be judged here. A service hears of the tokens alone that are
 * meant for it: those whose {@code aud} is the audience that it is registered with.
 */
final class IntrospectionService {
    private final Admission admission;
    private final TokensConfiguration configuration;

    IntrospectionService(Admission admission, TokensConfiguration configuration) {
        this.admission = admission;
        this.configuration = configuration;
    }

    IntrospectionView introspect(RegisteredClient client, String token) {
        if (!client.scopes().contains(Scope.TOKENS_INTROSPECT)) {
            throw new OAuthRefusal(OAuthError.UNAUTHORIZED_CLIENT, "The client lacks the scope tokens:introspect");
        }
        // All our tokens have the same aud, so that this is known before the token is looked at.
        if (client.audience().filter(configuration.audience()::equals).isEmpty()) {
            return IntrospectionView.INACTIVE;
        }
        try {
            // Not as a read: who asks may be about to act on the answer.
            return IntrospectionView.of(admission.admit(token, false), configuration);
        } catch (Failure refused) {
            if (refused.kind() == Kind.UNAUTHENTICATED) {
                return IntrospectionView.INACTIVE;
            }
            throw refused;
        }
    }
}

package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.ClientId;
import io.gatehouse.accounts.clients.ClientService;
import io.gatehouse.accounts.clients.RegisteredClient;
import io.gatehouse.accounts.sessions.EndReason;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.AccessTokens;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends what a token depends on (RFC 7009): for a user's access or refresh token, its session; for a client's token, all tokens of
 * that client, because single tokens are not stored and cannot be ended alone.
 */
final class TokenRevocationService {
    private final AccessTokens tokens;
    private final SessionService sessions;
    private final ClientService clients;

    TokenRevocationService(AccessTokens tokens, SessionService sessions, ClientService clients) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clients = clients;
    }

    /** An unknown or ended token is not an error: there is nothing to end. */
    void revoke(RegisteredClient caller, String token, Origin origin) {
        Actor actor = new Actor(Actor.Kind.CLIENT, caller.id().value(), origin);
        boolean mayEndOthers = caller.scopes().contains(Scope.TOKENS_REVOKE);
        Optional<AccessToken> access = tokens.verify(token);
        if (access.isPresent()) {
            if (!mayEndOthers
                    && !access.get().stamp().clientId().equals(caller.id().value())) {
                throw new OAuthRefusal(
                        OAuthError.UNAUTHORIZED_CLIENT, "The token is of another client, and tokens:revoke is lacking");
            }
            end(actor, access.get());
        } else if (mayEndOthers) {
            sessions.recognise(token).ifPresent(refresh -> end(actor, refresh.user(), refresh.sessionId()));
        }
    }

    private void end(Actor actor, AccessToken token) {
        if (token instanceof AccessToken.OfUser user) {
            end(actor, new UserId(user.subject()), user.sessionId());
        } else {
            clients.endTokens(actor, idOf(token));
        }
    }

    /** It does not matter whether the session has ended already. */
    private void end(Actor actor, UserId user, UUID session) {
        boolean unused = sessions.end(actor, user, session, EndReason.REVOKED);
    }

    private static ClientId idOf(AccessToken token) {
        try {
            return ClientId.parse(token.subjectClaim());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("a client's token of no client", e);
        }
    }
}

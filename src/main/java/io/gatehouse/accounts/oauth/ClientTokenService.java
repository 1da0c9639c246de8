package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.RegisteredClient;
import io.gatehouse.accounts.tokens.AccessTokens;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.accounts.tokens.Grant;
import io.gatehouse.accounts.tokens.SignedToken;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Issues tokens to clients (RFC 6749, 4.4). It signs what memory knows of the client, so a token costs no SQL. */
final class ClientTokenService {
    private static final String GRANT_TYPE = "client_credentials";

    private final AccessTokens tokens;
    private final Clock clock;

    ClientTokenService(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    ClientTokenView grant(RegisteredClient client, Optional<String> grantType, Optional<String> requested) {
        String type = grantType.orElseThrow(() -> OAuthRefusal.invalidRequest("grant_type is missing"));
        if (!type.equals(GRANT_TYPE)) {
            throw new OAuthRefusal(
                    OAuthError.UNSUPPORTED_GRANT_TYPE, "The one grant type that there is is " + GRANT_TYPE);
        }
        Set<String> scope = RequestedScopes.granted(requested, client.scopes()).stream()
                .map(Scope::value)
                .collect(Collectors.toSet());
        Epochs epochs = new Epochs(client.installationEpoch(), client.epoch());
        SignedToken signed = tokens.sign(new Grant.ToClient(
                new Grant.Terms(scope, epochs, clock.instant()), client.id().value()));
        return new ClientTokenView(
                signed.compact().reveal(),
                "bearer",
                signed.life().toSeconds(),
                String.join(" ", scope.stream().sorted().toList()));
    }
}

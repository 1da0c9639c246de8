package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What an access token says (RFC 9068, 2.2), beside issuer and audience, which are the same in all of ours.
 *
 * @param subject {@code sub}, the user's id
 * @param sessionId {@code sid}
 * @param clientId {@code client_id}
 * @param roles {@code roles}
 * @param scope {@code scope}
 * @param epochs {@code ver}
 * @param authTime {@code auth_time}: when the user last proved who they are
 * @param expiresAt {@code exp}, to the second
 */
public record AccessToken(
        UUID subject,
        UUID sessionId,
        String clientId,
        Set<String> roles,
        Set<String> scope,
        Epochs epochs,
        Instant authTime,
        Instant expiresAt) {
    /** The {@code client_id} of whoever signs in at Gatehouse itself. */
    public static final String FIRST_PARTY = "gatehouse";

    public AccessToken {
        roles = Set.copyOf(roles);
        scope = Set.copyOf(scope);
    }
}

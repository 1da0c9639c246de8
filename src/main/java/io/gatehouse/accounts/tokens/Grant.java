package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What is to be signed into a token.
 *
 * @param userEpoch the user's epoch, read under the lock that opened the session
 * @param notAfter the end of the session, which no token outlives
 */
public record Grant(
        UUID subject,
        UUID sessionId,
        Set<String> roles,
        Set<String> scope,
        long userEpoch,
        Instant authTime,
        Instant notAfter) {
    public Grant {
        roles = Set.copyOf(roles);
        scope = Set.copyOf(scope);
    }
}

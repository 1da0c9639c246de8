package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Secret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session that was just opened or refreshed, with the only copy of its refresh token.
 *
 * @param amr how the user proved who they are (RFC 8176)
 * @param installationEpoch the installation's epoch, as read under the session's lock
 * @param at when it was opened or refreshed, by this node's clock: the life of its access token begins then
 */
public record OpenedSession(
        UUID id,
        Secret refreshToken,
        List<String> amr,
        Instant authTime,
        Instant expiresAt,
        long installationEpoch,
        Instant at) {
    public OpenedSession {
        amr = List.copyOf(amr);
    }
}

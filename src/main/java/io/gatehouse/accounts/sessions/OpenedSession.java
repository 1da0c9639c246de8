package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Secret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session as it was just opened or refreshed, with the only copy of its refresh token.
 *
 * @param amr how the user proved who they are (RFC 8176)
 * @param installationEpoch the installation's epoch, as it was under the session's lock
 * @param at when that was, by this node's clock: what is signed for it counts from then
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

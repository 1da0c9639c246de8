package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Secret;
import java.time.Instant;
import java.util.UUID;

/**
 * A session as it was just opened or refreshed, with the only copy of its refresh token.
 *
 * @param installationEpoch the installation's epoch, as it was under the session's lock
 * @param at when that was, by this node's clock: what is signed for it counts from then
 */
public record OpenedSession(
        UUID id, Secret refreshToken, Instant authTime, Instant expiresAt, long installationEpoch, Instant at) {}

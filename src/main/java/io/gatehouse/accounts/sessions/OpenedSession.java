package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Secret;
import java.time.Instant;
import java.util.UUID;

/** A session that has just begun, with the only copy of its refresh token. */
public record OpenedSession(UUID id, Secret refreshToken, Instant authTime, Instant expiresAt) {}

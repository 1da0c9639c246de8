package io.gatehouse.platform.changes;

import java.time.Instant;

/** A time in which no node of the installation lived, or none reached the database; both by the database's clock. */
public record Silence(Instant beganAt, Instant endedAt) {}

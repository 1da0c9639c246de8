package io.gatehouse.platform.changes;

import java.time.Instant;

/** A time during which no node of the installation was alive, or none reached the database; both by the database's clock. */
public record Silence(Instant beganAt, Instant endedAt) {}

package io.gatehouse.platform.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * The result of a verification.
 *
 * @param sealed the number of events whose seal, place and content are proved
 * @param erased the number of these events from which a person was erased
 * @param unsealed the number of intact events that wait for their seal
 * @param oldestUnsealed the time of the oldest of these
 * @param head the last seal that was proved
 * @param fault the first fault, in a sentence; empty if there is none
 */
public record Verdict(
        long sealed,
        long erased,
        long unsealed,
        Optional<Instant> oldestUnsealed,
        Optional<Head> head,
        Optional<String> fault) {}

package io.gatehouse.platform.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * What verifying found.
 *
 * @param sealed events whose seal, place and content are proved
 * @param erased those among them that a person was erased from
 * @param unsealed events that are whole and wait for their seal
 * @param oldestUnsealed since when the oldest of these waits
 * @param head the last seal that was proved
 * @param fault the first thing that is wrong, in a sentence; empty where nothing is
 */
public record Verdict(
        long sealed,
        long erased,
        long unsealed,
        Optional<Instant> oldestUnsealed,
        Optional<Head> head,
        Optional<String> fault) {}

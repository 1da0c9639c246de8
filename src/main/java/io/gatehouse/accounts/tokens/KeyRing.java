package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The living keys as this node opened them, oldest first.
 *
 * @param loadedAt when they were asked for
 */
record KeyRing(Map<String, OpenedKey> byKid, Instant loadedAt) {
    static final KeyRing EMPTY = new KeyRing(Map.of(), Instant.EPOCH);

    /**
     * The active key of the algorithm. Where that has none yet, the one of another: a fresh key may sign only when all who
     * keep the published keys have had the time to see it.
     */
    Optional<OpenedKey> signing(SigningAlgorithm algorithm) {
        List<OpenedKey> active =
                byKid.values().stream().filter(OpenedKey::isActive).toList();
        return active.stream()
                .filter(key -> key.algorithm() == algorithm)
                .findFirst()
                .or(() -> active.stream().findFirst());
    }
}

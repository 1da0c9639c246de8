package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that are not retired, as this node opened them, oldest first.
 *
 * @param loadedAt when this node began to read them
 */
record KeyRing(Map<String, OpenedKey> byKid, Instant loadedAt) {
    static final KeyRing EMPTY = new KeyRing(Map.of(), Instant.EPOCH);

    /**
     * The active key of the algorithm. If there is none yet, the active key of another one: a new key may sign only after every
     * service that caches the published keys had the time to see it.
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

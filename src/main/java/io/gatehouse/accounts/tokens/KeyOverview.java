package io.gatehouse.accounts.tokens;

import io.gatehouse.platform.secrets.Seal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All signing keys at one moment by the database's clock, oldest first.
 */
record KeyOverview(Instant asOf, List<Key> keys) {
    public KeyOverview {
        keys = List.copyOf(keys);
    }

    static KeyOverview of(List<SigningKey> rows, Instant asOf) {
        return new KeyOverview(asOf, rows.stream().map(Key::of).toList());
    }

    /**
     * One key.
     *
     * @param since when it entered its state
     * @param activatableAt from when on it may sign; only for a next key
     * @param retiresAt when its last token expires; only for a retiring key
     * @param longestLife the longest life of its tokens
     * @param masterKey the id of the master key that seals it; empty if it is retired
     */
    public record Key(
            String kid,
            SigningAlgorithm algorithm,
            KeyState state,
            Instant since,
            Optional<Instant> activatableAt,
            Optional<Instant> retiresAt,
            Duration longestLife,
            Optional<String> masterKey) {
        static Key of(SigningKey row) {
            return new Key(
                    row.kid(),
                    row.algorithm(),
                    row.state(),
                    row.since(),
                    row.is(KeyState.NEXT) ? Optional.of(row.ripeAt()) : Optional.empty(),
                    row.is(KeyState.RETIRING) ? Optional.of(row.verifiedUntil()) : Optional.empty(),
                    row.longestLife(),
                    row.is(KeyState.RETIRED) ? Optional.empty() : Optional.of(Seal.keyIdOf(row.privateJwk())));
        }
    }
}

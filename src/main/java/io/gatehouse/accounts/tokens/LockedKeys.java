package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All keys that are not retired, while no other transaction can change them.
 *
 * @param living oldest first; each step changes their states
 * @param now the current time by the database's clock
 * @param promisedMaxAge how long, in seconds, services may cache the keys that they fetched until now
 */
record LockedKeys(List<SigningKey> living, Instant now, int promisedMaxAge) {
    LockedKeys {
        living = List.copyOf(living);
    }

    static LockedKeys of(List<SigningKey> living, Instant now) {
        return new LockedKeys(
                living,
                now,
                living.stream().mapToInt(SigningKey::promisedMaxAge).max().orElse(0));
    }

    /** The keys after a step, with the same time and the same promises. */
    LockedKeys after(List<SigningKey> living) {
        return new LockedKeys(living, now, promisedMaxAge);
    }

    Optional<SigningKey> find(String kid) {
        return living.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    List<SigningKey> in(KeyState state) {
        return living.stream().filter(key -> key.is(state)).toList();
    }

    Optional<SigningKey> next(SigningAlgorithm algorithm) {
        return in(KeyState.NEXT).stream()
                .filter(key -> key.algorithm() == algorithm)
                .findFirst();
    }
}

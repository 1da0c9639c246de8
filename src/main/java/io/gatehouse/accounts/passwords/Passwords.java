package io.gatehouse.accounts.passwords;

import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.metrics.Metrics;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Hashes and checks passwords, a limited number at a time; every call may wait for its turn and may be refused with
 * {@code passwords_busy}. Never call it in a transaction, which would hold its connection during the wait.
 */
public final class Passwords {
    private final HashScheme.Argon2id current;
    private final HashLane lane;
    private final SecureRandom random;

    public Passwords(PasswordsConfiguration configuration, Metrics metrics, SecureRandom random) {
        this.current = new HashScheme.Argon2id(
                configuration.memory(), configuration.iterations(), configuration.parallelism());
        int cores = Runtime.getRuntime().availableProcessors();
        int places = configuration.concurrency() == 0 ? cores : configuration.concurrency();
        this.lane =
                new HashLane(places, current.blocks(), configuration.maxWait().toJavaDuration(), metrics);
        this.random = random;
    }

    /** The scheme of new hashes. */
    public HashScheme current() {
        return current;
    }

    /** A salted hash in PHC string form. */
    public String hash(Secret password) {
        byte[] salt = Crypto.randomBytes(random, HashScheme.Argon2id.SALT_LENGTH);
        return lane.run(current.label(), memory -> current.hash(password.reveal(), salt, memory));
    }

    /** Whether the password matches the stored hash. A hash of unknown form never matches, but costs a current one. */
    public boolean matches(Secret password, String hash) {
        Optional<HashScheme> scheme = HashScheme.of(hash);
        if (scheme.isEmpty()) {
            burn(password, current);
            return false;
        }
        return lane.run(scheme.get().label(), memory -> scheme.get().matches(password.reveal(), hash, memory));
    }

    /** Does the work of checking a password of this scheme, only to take the same time. */
    public void burn(Secret password, HashScheme scheme) {
        boolean matched =
                lane.run(scheme.label(), memory -> scheme.matches(password.reveal(), scheme.unmatchable(), memory));
        if (matched) {
            throw new IllegalStateException("a password matched what none can match");
        }
    }

    /** Whether a stored hash has another algorithm or cost than new ones. */
    public boolean isOutdated(String hash) {
        return !HashScheme.of(hash).equals(Optional.of(current));
    }
}

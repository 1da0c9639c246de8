package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to keys without a command: retiring keys retire when their last token has expired, a missing key is created, and
 * the next key takes over when the active one is old enough or has another algorithm than configured.
 */
public final class KeyPolicy {
    private static final Logger log = LoggerFactory.getLogger(KeyPolicy.class);
    private static final Actor ACTOR = Actor.system("key rotation");

    private final KeyWork work;
    private final KeySteps steps;
    private final SigningAlgorithm algorithm;
    private final Optional<Duration> rotateEvery;

    KeyPolicy(KeyWork work, KeySteps steps, TokensConfiguration configuration) {
        this.work = work;
        this.steps = steps;
        this.algorithm = configuration.algorithm();
        this.rotateEvery = configuration.rotation();
    }

    /** Does what is due; a job calls it every minute, on one node. */
    public void run() {
        work.write(locked -> {
                    retire(locked);
                    Optional<SigningKey> due = due(locked);
                    due.ifPresent(next -> steps.activate(locked, next, ACTOR));
                    if (due.isEmpty()) {
                        steps.complete(locked, ACTOR);
                    }
                    return due;
                })
                .ifPresent(next -> log.info("The signing key {} took over by itself", next.kid()));
    }

    private void retire(LockedKeys locked) {
        List<SigningKey> over = locked.in(KeyState.RETIRING).stream()
                .filter(key -> !locked.now().isBefore(key.verifiedUntil()))
                .toList();
        over.forEach(key -> steps.retire(locked, key, ACTOR));
    }

    private Optional<SigningKey> due(LockedKeys locked) {
        return locked.next(algorithm)
                .filter(next -> !locked.now().isBefore(next.ripeAt()))
                .filter(next -> locked.in(KeyState.ACTIVE).stream().allMatch(key -> isOver(key, locked.now())));
    }

    private boolean isOver(SigningKey active, Instant now) {
        return active.algorithm() != algorithm
                || rotateEvery
                        .map(active.since()::plus)
                        .filter(end -> !now.isBefore(end))
                        .isPresent();
    }
}

package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import java.util.Optional;

/**
 * Takes keys from one state to the next, by order of an operator, without a token being refused anywhere. Of two who act at once
 * one is refused.
 */
final class KeyRotation {
    private final KeyWork work;
    private final SigningKeyDao keys;
    private final KeySteps steps;
    private final SigningAlgorithm algorithm;

    KeyRotation(KeyWork work, SigningKeyDao keys, KeySteps steps, SigningAlgorithm algorithm) {
        this.work = work;
        this.keys = keys;
        this.steps = steps;
        this.algorithm = algorithm;
    }

    /** All keys, the retired ones too. */
    public KeyOverview list() {
        return work.read(() -> KeyOverview.of(keys.listAll(), keys.now()));
    }

    /** Publishes the next key where there is none; false where there is one already. */
    public boolean publish(Actor actor) {
        return work.write(locked -> {
            boolean isMissing = started(locked).next(algorithm).isEmpty();
            if (isMissing) {
                SigningKey unused = steps.publish(locked, actor);
            }
            return isMissing;
        });
    }

    /** Publishes another key in place of the next one, which has signed nothing; returns the id of the one replaced. */
    public String replace(Actor actor) {
        String meant = nextKid();
        return work.write(locked -> {
            SigningKey replaced = next(locked, meant);
            steps.retire(locked, replaced, actor);
            SigningKey unused = steps.publish(locked, actor);
            return replaced.kid();
        });
    }

    /**
     * Has the key of this id, or the next one, sign from now on, and returns its id. Refuses, with the time left, until everybody
     * who keeps the published keys for as long as they may has seen it.
     */
    public String activate(Actor actor, Optional<String> kid) {
        String meant = kid.orElseGet(this::nextKid);
        return work.write(locked -> {
            SigningKey key = next(locked, meant);
            if (locked.now().isBefore(key.ripeAt())) {
                throw KeyFailures.tooYoung(key, locked.now());
            }
            steps.activate(locked, key, actor);
            return key.kid();
        });
    }

    /** Retires a retiring key; refuses, with the time left, while tokens of it may be alive. */
    public void retire(Actor actor, String kid) {
        String unused = work.write(locked -> {
            SigningKey key = work.find(kid);
            if (!key.is(KeyState.RETIRING)) {
                throw KeyFailures.notRetiring(key);
            }
            if (locked.now().isBefore(key.verifiedUntil())) {
                throw KeyFailures.tokensAlive(key, locked.now());
            }
            steps.retire(locked, key, actor);
            return kid;
        });
    }

    /** Which key is meant is settled before it is waited for: the one that takes its place is another. */
    private String nextKid() {
        return work.read(() -> {
            LockedKeys seen = started(LockedKeys.of(keys.listLiving(), keys.now()));
            return seen.next(algorithm)
                    .orElseThrow(() -> KeyFailures.noNext(algorithm))
                    .kid();
        });
    }

    private SigningKey next(LockedKeys locked, String kid) {
        return locked.find(kid)
                .filter(key -> key.is(KeyState.NEXT))
                .orElseThrow(() -> KeyFailures.notNext(work.find(kid)));
    }

    private static LockedKeys started(LockedKeys keys) {
        if (keys.living().isEmpty()) {
            throw KeyFailures.noKeys();
        }
        return keys;
    }
}

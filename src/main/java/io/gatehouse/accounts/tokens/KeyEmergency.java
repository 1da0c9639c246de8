package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Ends keys that may have leaked: every node refuses their tokens within a second. */
final class KeyEmergency {
    private final KeyWork work;
    private final SigningKeyDao keys;
    private final KeySteps steps;
    private final Consumer<Actor> endAllSessions;

    KeyEmergency(KeyWork work, SigningKeyDao keys, KeySteps steps, Consumer<Actor> endAllSessions) {
        this.work = work;
        this.keys = keys;
        this.steps = steps;
        this.endAllSessions = endAllSessions;
    }

    /**
     * Ends the key with this id, or the active one. If it was active, the next key signs from now on, however recently it was
     * published; if it was the next key, another one is published.
     */
    public Outcome end(Actor actor, Optional<String> kid) {
        String meant = kid.orElseGet(this::activeKid);
        return work.write(locked -> {
            SigningKey bad = locked.find(meant).orElseThrow(() -> KeyFailures.alreadyRetired(work.find(meant)));
            boolean signed = bad.is(KeyState.ACTIVE);
            Instant keptUntil = keptUntil(locked, List.of(bad));
            steps.end(locked, bad, actor);
            steps.complete(locked.after(keys.listLiving()), actor);
            Instant seenBy = signed ? seenBy(locked.now()) : locked.now();
            return new Outcome(locked.now(), List.of(bad.kid()), keptUntil, seenBy);
        });
    }

    /**
     * Trusts none of the present keys: ends all of them and every session, refuses every token signed so far, and signs with a
     * key that did not exist before.
     */
    public Outcome startAfresh(Actor actor) {
        // Sessions first: a transaction that refreshes a session holds its row and may wait for the keys.
        return work.writeAfter(() -> endAllSessions.accept(actor), locked -> {
            Instant keptUntil = keptUntil(locked, locked.living());
            List<String> ended = locked.living().stream().map(SigningKey::kid).toList();
            locked.living().forEach(key -> steps.end(locked, key, actor));
            steps.complete(locked.after(List.of()), actor);
            return new Outcome(locked.now(), ended, keptUntil, seenBy(locked.now()));
        });
    }

    /** When every service that caches the published keys will have seen the key that signs now. */
    private Instant seenBy(Instant now) {
        return keys.listLiving().stream()
                .filter(key -> key.is(KeyState.ACTIVE))
                .map(SigningKey::ripeAt)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private String activeKid() {
        return work.read(() -> keys.listLiving().stream()
                .filter(key -> key.is(KeyState.ACTIVE))
                .findFirst()
                .orElseThrow(KeyFailures::noKeys)
                .kid());
    }

    /** A service that caches the published keys continues to accept the cached ones, and their tokens until these expire. */
    private static Instant keptUntil(LockedKeys locked, List<SigningKey> ended) {
        Duration longest = Stream.concat(
                        ended.stream().map(SigningKey::longestLife),
                        locked.living().stream().map(SigningKey::maxAge))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return locked.now().plus(longest).plus(SigningKey.ALLOWANCE);
    }

    /**
     * What has ended, and what others may still accept.
     *
     * @param at when, by the database's clock
     * @param ended the ids of the keys that ended
     * @param keptUntil until when services that cache the published keys may accept tokens of the ended keys
     * @param seenBy until when such services may refuse tokens of the key that signs now; not after {@code at} if all have it
     */
    public record Outcome(Instant at, List<String> ended, Instant keptUntil, Instant seenBy) {
        public Outcome {
            ended = List.copyOf(ended);
        }
    }
}

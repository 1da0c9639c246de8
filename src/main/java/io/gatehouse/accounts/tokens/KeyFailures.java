package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Failure;
import java.time.Instant;

/** Why a key cannot enter its next state. */
final class KeyFailures {
    private KeyFailures() {}

    static Failure noKeys() {
        return Failure.conflict(
                "no_signing_keys", "There are no signing keys yet: run `keys init`, or start the service.");
    }

    static Failure noNext(SigningAlgorithm algorithm) {
        return Failure.conflict(
                "no_next_key", "There is no next key for " + algorithm.id() + ": publish one with `keys rotate`.");
    }

    static Failure tooYoung(SigningKey key, Instant now) {
        return Failure.conflict(
                "key_too_young",
                "The key " + key.kid() + " may be activated in " + Countdown.between(now, key.ripeAt()) + " (at "
                        + key.ripeAt()
                        + "): until then services that keep the published keys may not have seen it.");
    }

    static Failure notNext(SigningKey key) {
        return Failure.conflict(
                "key_not_next",
                "The key " + key.kid() + " is " + key.state().value() + " since " + key.since()
                        + ", not next: somebody else may have been first. `keys list` shows what there is.");
    }

    static Failure notRetiring(SigningKey key) {
        String way = switch (key.state()) {
            case NEXT -> "Replace it with `keys rotate --replace`.";
            case ACTIVE -> "Activate the next one first with `keys activate`; this one then retires by itself.";
            case RETIRING, RETIRED -> "Nothing of it is accepted any more.";
        };
        return Failure.conflict(
                "key_not_retiring",
                "The key " + key.kid() + " is " + key.state().value() + ", not retiring. " + way);
    }

    static Failure tokensAlive(SigningKey key, Instant now) {
        return Failure.conflict(
                "key_has_tokens",
                "Tokens of the key " + key.kid() + " may be alive for another "
                        + Countdown.between(now, key.verifiedUntil()) + " (until " + key.verifiedUntil()
                        + "), and it then retires by itself. To end them now, run `keys emergency --kid=" + key.kid()
                        + " --yes`.");
    }

    static Failure alreadyRetired(SigningKey key) {
        return Failure.conflict(
                "key_retired",
                "The key " + key.kid() + " is retired since " + key.since()
                        + ": nothing of it is accepted any more. Somebody else may have been first.");
    }

    static Failure beaten() {
        return Failure.conflict(
                "keys_changed",
                "Somebody else changed the signing keys at the same moment: see `keys list`, and try again if need be.");
    }

    static Failure unknown(String kid) {
        return Failure.notFound("There is no key " + kid + ": `keys list` shows those that there are.");
    }
}

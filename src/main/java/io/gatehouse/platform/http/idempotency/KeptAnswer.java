package io.gatehouse.platform.http.idempotency;

import io.gatehouse.platform.http.Representation;
import java.net.URI;
import java.util.Optional;

/**
 * The answer to the first request with a key.
 *
 * @param fingerprint the digest of the request's body
 * @param body the answer's JSON; empty if it has none
 */
record KeptAnswer(String fingerprint, int status, String body, Optional<String> location) {
    static KeptAnswer of(String fingerprint, Representation<?> answer) {
        return new KeptAnswer(
                fingerprint, answer.status(), answer.text(), answer.location().map(URI::toString));
    }

    <V extends Record> Representation<V> answer() {
        return Representation.replayed(status, body, location.map(URI::create));
    }
}

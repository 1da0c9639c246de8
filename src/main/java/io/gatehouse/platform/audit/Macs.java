package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Crypto;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKey;

/** Computes the proofs of events and of their order: HMAC-SHA-256 under the installation's audit key, as hexadecimal digits. */
final class Macs {

    private final SecretKey key;

    Macs(SecretKey key) {
        this.key = key;
    }

    /** Bound to the event, so that nobody can move the personal data of one event to another. */
    String personal(UUID event, Personal personal) {
        return of(new Canonical("audit personal 1")
                .add(event.toString())
                .add(personal.salt())
                .add(personal.actorId())
                .add(personal.subjectId())
                .add(personal.userId())
                .add(personal.ip())
                .add(personal.userAgent())
                .add(personal.facts()));
    }

    /** Proves that a person was erased from this event, and from no other. */
    String erasure(UUID event) {
        return of(new Canonical("audit erasure 1").add(event.toString()));
    }

    String event(StoredEvent event) {
        return of(new Canonical("audit event 1")
                .add(event.id().toString())
                .add(event.at())
                .add(event.kind())
                .add(event.actor().kind())
                .add(event.actor().id())
                .add(event.subject().kind())
                .add(event.subject().id())
                .add(event.requestId())
                .add(event.details())
                .add(event.personalMac()));
    }

    boolean fits(StoredEvent event) {
        return event(event).equals(event.mac());
    }

    Head next(Head previous, StoredEvent event) {
        return new Head(
                previous.n() + 1,
                of(new Canonical("audit seal 1").add(previous.chain()).add(event.mac())));
    }

    private String of(Canonical fields) {
        return HexFormat.of().formatHex(Crypto.hmacSha256(key, fields.toBytes()));
    }
}

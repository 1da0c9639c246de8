package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The personal data of an event, which can be erased without the event: the ids of users and of what they own, and the address
 * and user agent. Operators, clients, keys, the service itself and the installation are not persons: who ran a command must stay
 * known after every erasure.
 *
 * @param salt random, so that after an erasure nobody can find the person by trying values against the event's MAC
 * @param userId the user who owns the subject
 * @param facts JSON
 */
record Personal(
        String salt,
        @Nullable String actorId,
        @Nullable String subjectId,
        @Nullable String userId,
        @Nullable String ip,
        @Nullable String userAgent,
        String facts) {
    private static final Set<String> THINGS = Set.of("client", "key", "installation");
    private static final Set<Actor.Kind> REMOTE = Set.of(Actor.Kind.USER, Actor.Kind.CLIENT, Actor.Kind.ANONYMOUS);

    /** Empty if the event has no personal data. */
    static Optional<Personal> of(AuditEvent event, String salt) {
        Actor actor = event.actor();
        boolean isRemote = REMOTE.contains(actor.kind());
        boolean isUser = actor.kind() == Actor.Kind.USER;
        boolean isOfPerson = !isThing(event.subject());
        if (!isRemote && !isOfPerson && event.personal().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Personal(
                salt,
                isUser ? actor.id() : null,
                isOfPerson ? event.subject().id() : null,
                event.personal().get(AuditEvent.USER),
                isRemote ? actor.origin().address() : null,
                isRemote ? actor.origin().agent() : null,
                Facts.write(event.personal())));
    }

    static Party actor(AuditEvent event) {
        Actor actor = event.actor();
        return new Party(actor.kind().value(), actor.kind() == Actor.Kind.USER ? null : actor.id());
    }

    static Party subject(AuditEvent event) {
        AuditEvent.Subject subject = event.subject();
        return new Party(subject.kind(), isThing(subject) ? subject.id() : null);
    }

    private static boolean isThing(AuditEvent.Subject subject) {
        return THINGS.contains(subject.kind());
    }
}

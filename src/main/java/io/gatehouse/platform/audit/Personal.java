package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of persons, which can be erased without the event: who a user is, whose session it was, and from where.
 * An operator, a client, the service itself and what is no account are no persons: who ran a command must stay known whoever
 * is erased.
 *
 * @param salt random, so that nobody can try out from the event's MAC who it was once this is gone
 * @param userId whose session the subject is
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

    /** Empty where the event says nothing of a person. */
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

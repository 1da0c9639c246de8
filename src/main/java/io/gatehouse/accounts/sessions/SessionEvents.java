package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Changes;
import java.util.List;
import java.util.UUID;

/** Reports that sessions began and ended: to the audit trail, and to the nodes that would still accept their tokens. */
class SessionEvents {
    private final Changes changes;
    private final AuditTrail audit;

    SessionEvents(Changes changes, AuditTrail audit) {
        this.changes = changes;
        this.audit = audit;
    }

    void opened(Actor actor, UserId user, UUID session) {
        audit.append(event("session.opened", actor, user, session));
    }

    void ended(Actor actor, UserId user, List<UUID> sessions, EndReason reason) {
        changes.publish(sessions.stream()
                .map(each -> Change.end(Change.Kind.SESSION, each.toString()))
                .toList());
        endedByEpoch(actor, user, sessions, reason);
    }

    /** For sessions whose end the nodes learn from a higher epoch of the user or the installation. */
    void endedByEpoch(Actor actor, UserId user, List<UUID> sessions, EndReason reason) {
        audit.append(sessions.stream()
                .map(each -> event("session.ended", actor, user, each).with("reason", reason.value()))
                .toList());
    }

    void allEnded(Actor actor, long epoch) {
        changes.publish(Change.raise(Change.Kind.INSTALLATION, Change.Subject.INSTALLATION, epoch, false));
        AuditEvent.Subject installation = new AuditEvent.Subject("installation", Change.Subject.INSTALLATION);
        audit.append(AuditEvent.of("installation.sessions_ended", actor, installation)
                .with("epoch", Long.toString(epoch)));
    }

    private static AuditEvent event(String kind, Actor actor, UserId user, UUID session) {
        return AuditEvent.of(kind, actor, new AuditEvent.Subject("session", session.toString()))
                .withPersonal(AuditEvent.USER, user.toString());
    }
}

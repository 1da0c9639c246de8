package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Changes;

/** Records what happens to a client, in the same transaction: in the audit trail, and for all nodes. */
final class ClientEvents {
    private static final String SUBJECT = "client";

    private final Changes changes;
    private final AuditTrail audit;

    ClientEvents(Changes changes, AuditTrail audit) {
        this.changes = changes;
        this.audit = audit;
    }

    static AuditEvent event(String verb, Actor actor, ServiceClient client) {
        return AuditEvent.of(
                SUBJECT + "." + verb,
                actor,
                new AuditEvent.Subject(SUBJECT, client.id().value()));
    }

    /** No node knew the client before, so none has to be notified. */
    void created(AuditEvent event) {
        audit.append(event);
    }

    /** Nodes must read the client again; its tokens stay valid. */
    void changed(ServiceClient client, AuditEvent event) {
        changes.publish(Change.of(Change.Kind.CLIENT, client.id().value()));
        audit.append(event);
    }

    /** The tokens issued so far are no longer valid. */
    void ended(ServiceClient client, AuditEvent event) {
        changes.publish(Change.raise(Change.Kind.CLIENT, client.id().value(), client.epoch(), !client.isActive()));
        audit.append(event);
    }

    /** The client's tokens are no longer valid, and it gets no others. */
    void deleted(ServiceClient client, AuditEvent event) {
        changes.publish(Change.raise(Change.Kind.CLIENT, client.id().value(), client.epoch() + 1, true));
        audit.append(event);
    }
}

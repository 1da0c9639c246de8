package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Changes;

/** Writes down what happened to a client, in the transaction in which it happens: for the audit log, and for all nodes. */
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

    /** Nothing of it was known before, so nobody need be told. */
    void created(AuditEvent event) {
        audit.append(event);
    }

    /** It is to be read anew; its tokens still count. */
    void changed(ServiceClient client, AuditEvent event) {
        changes.publish(Change.of(Change.Kind.CLIENT, client.id().value()));
        audit.append(event);
    }

    /** Its tokens of before no longer count. */
    void ended(ServiceClient client, AuditEvent event) {
        changes.publish(Change.raise(Change.Kind.CLIENT, client.id().value(), client.epoch(), !client.isActive()));
        audit.append(event);
    }

    /** Its tokens no longer count, nor would any other. */
    void deleted(ServiceClient client, AuditEvent event) {
        changes.publish(Change.raise(Change.Kind.CLIENT, client.id().value(), client.epoch() + 1, true));
        audit.append(event);
    }
}

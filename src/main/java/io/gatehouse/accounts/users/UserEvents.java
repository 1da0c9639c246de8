package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;

/** Records what happens to accounts in the audit trail, in the same transaction. */
class UserEvents {
    private final AuditTrail audit;

    UserEvents(AuditTrail audit) {
        this.audit = audit;
    }

    void created(Actor actor, User user) {
        audit.append(event("user.created", actor, user.id())
                .with("roles", roles(user))
                .withPersonal("email", user.email()));
    }

    void renamed(Actor actor, UserId user) {
        audit.append(event("user.renamed", actor, user));
    }

    void moved(Actor actor, User user, String from) {
        audit.append(event("user.email_changed", actor, user.id())
                .withPersonal("from", from)
                .withPersonal("to", user.email()));
    }

    void proposed(Actor actor, UserId user, String email) {
        audit.append(event("user.email_proposed", actor, user).withPersonal("to", email));
    }

    void passwordChanged(Actor actor, UserId user) {
        audit.append(event("user.password_changed", actor, user));
    }

    void passwordReset(Actor actor, UserId user) {
        audit.append(event("user.password_reset", actor, user));
    }

    void signedOutEverywhere(Actor actor, UserId user) {
        audit.append(event("user.signed_out_everywhere", actor, user));
    }

    void disabled(Actor actor, UserId user) {
        audit.append(event("user.disabled", actor, user));
    }

    void enabled(Actor actor, UserId user) {
        audit.append(event("user.enabled", actor, user));
    }

    void rolesChanged(Actor actor, User user) {
        audit.append(event("user.roles_changed", actor, user.id()).with("roles", roles(user)));
    }

    void deleted(Actor actor, UserId user) {
        audit.append(event("user.deleted", actor, user));
    }

    private static AuditEvent event(String kind, Actor actor, UserId user) {
        return AuditEvent.of(kind, actor, new AuditEvent.Subject("user", user.toString()));
    }

    private static String roles(User user) {
        return String.join(
                " ", user.roles().stream().map(each -> each.value()).sorted().toList());
    }
}

package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that changed an account, a session, a client, a key or what users own.
 *
 * @param kind what happened, as {@code subject.verb}: {@code user.disabled}
 * @param actor who did it, and from where
 * @param subject to whom or what
 * @param details further facts that say nothing of a person
 * @param personal further facts that do, such as an address: they can be erased, and the others stay
 */
public record AuditEvent(
        String kind, Actor actor, Subject subject, Map<String, String> details, Map<String, String> personal) {
    /** The personal fact that says whose the subject is, such as a session: with it, erasing the user finds the event. */
    public static final String USER = "user";

    public AuditEvent {
        details = Map.copyOf(details);
        personal = Map.copyOf(personal);
    }

    public static AuditEvent of(String kind, Actor actor, Subject subject) {
        return new AuditEvent(kind, actor, subject, Map.of(), Map.of());
    }

    public AuditEvent with(String name, String value) {
        return new AuditEvent(kind, actor, subject, joined(details, name, value), personal);
    }

    public AuditEvent withPersonal(String name, String value) {
        return new AuditEvent(kind, actor, subject, details, joined(personal, name, value));
    }

    private static Map<String, String> joined(Map<String, String> facts, String name, String value) {
        Map<String, String> joined = new TreeMap<>(facts);
        joined.put(name, value);
        return joined;
    }

    /**
     * What an event happened to.
     *
     * @param kind {@code user}, {@code session}, {@code client}, {@code key}, {@code installation}, or a feature's own word
     * @param id names it among its kind
     */
    public record Subject(String kind, String id) {}
}

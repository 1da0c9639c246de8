package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that changed an account, a session, a client, a key or what users own, or a refused attempt to authenticate.
 *
 * @param kind what happened, as {@code subject.verb}: {@code user.disabled}
 * @param actor who did it, and from where
 * @param subject the person or thing that it happened to
 * @param details further facts that are not about a person
 * @param personal further facts about a person, such as an address: they can be erased while the others stay
 */
public record AuditEvent(
        String kind, Actor actor, Subject subject, Map<String, String> details, Map<String, String> personal) {
    /** The personal fact that names the owner of the subject, such as a session, so that erasing this user finds the event. */
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
     * @param id identifies it within its kind
     */
    public record Subject(String kind, String id) {}
}

package io.gatehouse.kernel;

import java.util.Locale;

/**
 * Who does something and from where, as it is recorded afterwards.
 *
 * @param kind what sort of actor
 * @param id identifies the actor within its kind: a user's or client's id, an operator's login; {@code -} if unknown
 * @param origin the request or command
 */
public record Actor(Kind kind, String id, Origin origin) {
    private static final String NOBODY = "-";

    /** Somebody who has not authenticated. */
    public static Actor anonymous(Origin origin) {
        return new Actor(Kind.ANONYMOUS, NOBODY, origin);
    }

    /** Gatehouse itself, named by its background work. */
    public static Actor system(String work) {
        return new Actor(Kind.SYSTEM, work, new Origin(NOBODY, NOBODY, ""));
    }

    /** The sorts of actors. */
    public enum Kind {
        USER,
        CLIENT,
        OPERATOR,
        SYSTEM,
        ANONYMOUS;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package io.gatehouse.platform.changes;

import java.util.Locale;
import java.util.UUID;

/**
 * A notice that something is no longer as nodes may remember it.
 *
 * @param subject what changed
 * @param ends whether the subject's tokens with an epoch below {@code epoch} are refused from now on
 * @param epoch the lowest epoch that is still valid; has no meaning if nothing ends
 * @param gone whether the subject itself is gone or disabled
 */
public record Change(Subject subject, boolean ends, long epoch, boolean gone) {
    /** The epoch of what ends for good: all tokens have a lower one. */
    static final long NEVER = Long.MAX_VALUE;

    /** Nodes must read the subject again; its tokens stay valid. */
    public static Change of(Kind kind, String id) {
        return new Change(new Subject(kind, id), false, 0, false);
    }

    /** No token of the subject is valid any more. */
    public static Change end(Kind kind, String id) {
        return new Change(new Subject(kind, id), true, NEVER, false);
    }

    /** Tokens of the subject below this epoch are no longer valid. */
    public static Change raise(Kind kind, String id, long epoch, boolean gone) {
        return new Change(new Subject(kind, id), true, epoch, gone);
    }

    /** The kinds of subjects. */
    public enum Kind {
        SESSION,
        USER,
        CLIENT,
        KEY,
        INSTALLATION;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What changed.
     *
     * @param id as the kind writes it; a UUID for users and sessions
     */
    public record Subject(Kind kind, String id) {
        /** The id of the installation, the only one in its database. */
        public static final String INSTALLATION = "installation";

        public static Subject session(UUID id) {
            return new Subject(Kind.SESSION, id.toString());
        }

        public static Subject user(UUID id) {
            return new Subject(Kind.USER, id.toString());
        }
    }
}

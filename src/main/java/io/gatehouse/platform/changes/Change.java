package io.gatehouse.platform.changes;

import java.util.Locale;
import java.util.UUID;

/**
 * That something is no longer as nodes may remember it.
 *
 * @param subject what changed
 * @param ends whether tokens of the subject of a lower epoch than this one are refused from now on
 * @param epoch the epoch that still counts; without meaning where nothing ends
 * @param gone whether the subject itself is gone or switched off
 */
public record Change(Subject subject, boolean ends, long epoch, boolean gone) {
    /** What ends for good, whatever its epoch. */
    static final long NEVER = Long.MAX_VALUE;

    /** The subject is to be read anew; what it granted still counts. */
    public static Change of(Kind kind, String id) {
        return new Change(new Subject(kind, id), false, 0, false);
    }

    /** Nothing of the subject counts any more. */
    public static Change end(Kind kind, String id) {
        return new Change(new Subject(kind, id), true, NEVER, false);
    }

    /** What the subject granted before this epoch no longer counts. */
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
     * @param id in the form in which the kind writes it: of users and sessions a UUID
     */
    public record Subject(Kind kind, String id) {
        /** The one installation of a database. */
        public static final String INSTALLATION = "installation";

        public static Subject session(UUID id) {
            return new Subject(Kind.SESSION, id.toString());
        }

        public static Subject user(UUID id) {
            return new Subject(Kind.USER, id.toString());
        }
    }
}

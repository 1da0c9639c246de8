package io.gatehouse.accounts.sessions;

/** What became of a refresh token that was presented. An outcome and no exception: ending a session must be committed. */
public sealed interface Rotation {
    /** The session goes on with the next refresh token. */
    record Rotated(OpenedSession session) implements Rotation {}

    /** Nothing is given. */
    enum Refused implements Rotation {
        /** It was never ours. Nothing changed. */
        INVALID,
        /** Its session has ended, or its time is over. */
        ENDED,
        /** It was used before, by somebody else or by a client that lost count: its session has ended now. */
        REUSED
    }
}

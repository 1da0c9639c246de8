package io.gatehouse.accounts.sessions;

/** The result of presenting a refresh token. Not an exception, because the end of a session must be committed. */
public sealed interface Rotation {
    /** The session continues with the next refresh token. */
    record Rotated(OpenedSession session) implements Rotation {}

    /** No token is issued. */
    enum Refused implements Rotation {
        /** The token was never ours. Nothing changed. */
        INVALID,
        /** Its session was ended or has expired. */
        ENDED,
        /** The token was used before, by somebody else or by a client that lost track: its session has now ended. */
        REUSED
    }
}

package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.sessions.OpenedSession;
import io.gatehouse.accounts.tokens.SignedToken;

/** What became of a sign-in or a refresh whose proof was right. */
sealed interface SignInOutcome {
    /** The session goes on with these tokens. */
    record SignedIn(SignedToken access, OpenedSession session) implements SignInOutcome {}

    /**
     * The proof was right and is not enough: no session begins before the user has done something else.
     *
     * @param code what is needed, for programs
     * @param detail what to do, for people
     */
    record StepNeeded(String code, String detail) implements SignInOutcome {}
}

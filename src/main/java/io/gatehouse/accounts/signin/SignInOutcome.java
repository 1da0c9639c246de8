package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.sessions.OpenedSession;
import io.gatehouse.accounts.tokens.SignedToken;

/** The result of a sign-in or a refresh with valid credentials. */
sealed interface SignInOutcome {
    /** The session continues with these tokens. */
    record SignedIn(SignedToken access, OpenedSession session) implements SignInOutcome {}

    /**
     * The credentials are valid but not enough: no session begins before the user has taken another step.
     *
     * @param code what is needed, for programs
     * @param detail what to do, for people
     */
    record StepNeeded(String code, String detail) implements SignInOutcome {}
}

package io.gatehouse.accounts.users;

/**
 * The result of a registration.
 *
 * @param <A> what the client is answered
 */
sealed interface Registration<A> {
    /** The account was created. */
    record Registered<A>(A answer) implements Registration<A> {}

    /** The same request created it earlier; nothing was done now. */
    record Replayed<A>(A answer) implements Registration<A> {}

    /** The address has an account already. */
    record Taken<A>() implements Registration<A> {}
}

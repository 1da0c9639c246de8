package io.gatehouse.accounts.users;

/**
 * What became of a registration.
 *
 * @param <A> what whoever asked is answered
 */
sealed interface Registration<A> {
    /** The account was made. */
    record Registered<A>(A answer) implements Registration<A> {}

    /** It was made before, for the same request; nothing was done now. */
    record Replayed<A>(A answer) implements Registration<A> {}

    /** Somebody has the address. */
    record Taken<A>() implements Registration<A> {}
}

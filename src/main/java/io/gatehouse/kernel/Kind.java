package io.gatehouse.kernel;

/** The closed list of ways in which a request can be refused; HTTP turns each into one status. */
public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    GONE,
    PRECONDITION,
    TOO_MANY,
    UNAVAILABLE
}

package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The content of a token before it is signed. */
public sealed interface Grant {
    /** What every token says. */
    Terms terms();

    /**
     * For a user who signed in.
     *
     * @param amr how they proved who they are (RFC 8176)
     * @param notAfter the end of the session, which no token outlives
     */
    record ToUser(
            Terms terms,
            UUID subject,
            UUID sessionId,
            Set<String> roles,
            List<String> amr,
            Instant authTime,
            Instant notAfter)
            implements Grant {
        public ToUser {
            roles = Set.copyOf(roles);
            amr = List.copyOf(amr);
        }
    }

    /** For a service that proved itself with its own credentials. */
    record ToClient(Terms terms, String clientId) implements Grant {}

    /**
     * What every kind of token gets.
     *
     * @param epochs the epochs when it was granted
     * @param at when it was granted: the token's life counts from then, even if it is signed later, so that whatever ends the
     *     grant knows how long a token of it may live
     */
    record Terms(Set<String> scope, Epochs epochs, Instant at) {
        public Terms {
            scope = Set.copyOf(scope);
        }
    }
}

package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is to be signed into a token. */
public sealed interface Grant {
    /** What all tokens say. */
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
     * What tokens of every kind are given.
     *
     * @param epochs as they were when it was granted
     * @param at when it was granted: the token's life counts from then, however late it is signed, so that whatever ends the
     *     grant later knows how long a token of it may live
     */
    record Terms(Set<String> scope, Epochs epochs, Instant at) {
        public Terms {
            scope = Set.copyOf(scope);
        }
    }
}

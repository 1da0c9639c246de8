package io.gatehouse.accounts.tokens;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What a verified access token says (RFC 9068, 2.2), except issuer and audience, which are the same in all our tokens. */
public sealed interface AccessToken {
    /** The {@code client_id} of users who sign in at Gatehouse itself. */
    String FIRST_PARTY = "gatehouse";

    /** What every token says. */
    Stamp stamp();

    /** {@code sub} as in the token. */
    String subjectClaim();

    /**
     * The token of a user who signed in.
     *
     * @param subject {@code sub}, the user's id
     * @param sessionId {@code sid}
     * @param roles {@code roles}
     * @param authTime {@code auth_time}: when the user last proved who they are
     */
    record OfUser(Stamp stamp, UUID subject, UUID sessionId, Set<String> roles, Instant authTime)
            implements AccessToken {
        public OfUser {
            roles = Set.copyOf(roles);
        }

        @Override
        public String subjectClaim() {
            return subject.toString();
        }
    }

    /** The token of a service that authenticated; {@code sub} is its {@code client_id}. */
    record OfClient(Stamp stamp) implements AccessToken {
        @Override
        public String subjectClaim() {
            return stamp.clientId();
        }
    }

    /**
     * What every kind of token says.
     *
     * @param kid the key that signed it
     * @param id {@code jti}
     * @param clientId {@code client_id}
     * @param scope {@code scope}
     * @param epochs {@code ver}
     * @param issuedAt {@code iat}, to the second
     * @param expiresAt {@code exp}, to the second
     */
    record Stamp(
            String kid,
            String id,
            String clientId,
            Set<String> scope,
            Epochs epochs,
            Instant issuedAt,
            Instant expiresAt) {
        public Stamp {
            scope = Set.copyOf(scope);
        }
    }
}

package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Uuids;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks signature, issuer, audience, times and the form of every claim of a token whose key is known. */
final class TokenVerifier {
    private final TokensConfiguration configuration;
    private final Clock clock;

    TokenVerifier(TokensConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    Optional<AccessToken> verify(String compact, OpenedKey key) {
        try {
            Claims claims = Jwts.parser()
                    .sig()
                    .clear()
                    .add(key.algorithm().jjwt())
                    .and()
                    .clock(() -> Date.from(clock.instant()))
                    .requireIssuer(configuration.issuer())
                    .verifyWith(key.publicKey())
                    .build()
                    .parseSignedClaims(compact)
                    .getPayload();
            return isForUsAlone(claims) ? Optional.of(token(claims, key.kid())) : Optional.empty();
        } catch (JwtException | IllegalArgumentException e) {
            // The sender does not learn the reason, which would only help to try again.
            return Optional.empty();
        }
    }

    /** If a token also names another service, that service could send it here. */
    private boolean isForUsAlone(Claims claims) {
        Set<String> audience = claims.getAudience();
        return audience != null && audience.equals(Set.of(configuration.audience()));
    }

    private static AccessToken token(Claims claims, String kid) {
        AccessToken.Stamp stamp = new AccessToken.Stamp(
                kid,
                required(claims.getId(), "jti"),
                text(claims, Claim.CLIENT),
                scope(claims),
                Epochs.parse(text(claims, Claim.EPOCHS)).orElseThrow(() -> wrong(Claim.EPOCHS)),
                required(claims.getIssuedAt(), "iat").toInstant(),
                required(claims.getExpiration(), "exp").toInstant());
        String subject = required(claims.getSubject(), "sub");
        return stamp.clientId().equals(AccessToken.FIRST_PARTY)
                ? ofUser(claims, stamp, subject)
                : ofClient(claims, stamp, subject);
    }

    private static AccessToken ofUser(Claims claims, AccessToken.Stamp stamp, String subject) {
        return new AccessToken.OfUser(
                stamp,
                Uuids.parse(subject),
                Uuids.parse(text(claims, Claim.SESSION)),
                texts(claims, Claim.ROLES),
                Instant.ofEpochSecond(required(claims.get(Claim.AUTH_TIME, Long.class), Claim.AUTH_TIME)));
    }

    /** A client is its own subject and has no session and no roles: we issue no token that says otherwise. */
    private static AccessToken ofClient(Claims claims, AccessToken.Stamp stamp, String subject) {
        if (!subject.equals(stamp.clientId()) || claims.containsKey(Claim.SESSION) || claims.containsKey(Claim.ROLES)) {
            throw wrong("sub");
        }
        return new AccessToken.OfClient(stamp);
    }

    private static String text(Claims claims, String name) {
        return required(claims.get(name, String.class), name);
    }

    private static Set<String> texts(Claims claims, String name) {
        Set<String> texts = new HashSet<>();
        for (Object each : required(claims.get(name, Collection.class), name)) {
            if (!(each instanceof String text)) {
                throw wrong(name);
            }
            texts.add(text);
        }
        return texts;
    }

    private static Set<String> scope(Claims claims) {
        String words = claims.containsKey(Claim.SCOPE) ? text(claims, Claim.SCOPE) : "";
        return words.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(words.split(" ")));
    }

    private static <T> T required(T value, String name) {
        if (value == null) {
            throw wrong(name);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String claim) {
        return new IllegalArgumentException("claim " + claim);
    }
}

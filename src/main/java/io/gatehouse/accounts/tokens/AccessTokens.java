package io.gatehouse.accounts.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Secret;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signs access tokens and verifies those that come back. Thread-safe. */
public final class AccessTokens {
    private static final int ID_LENGTH = 16;

    private final TokensConfiguration configuration;
    private final SigningKeys keys;
    private final TokenVerifier verifier;
    private final Cache<ByteBuffer, AccessToken> verified;
    private final Clock clock;
    private final SecureRandom random;

    AccessTokens(TokensConfiguration configuration, SigningKeys keys, Clock clock, SecureRandom random) {
        this.configuration = configuration;
        this.keys = keys;
        this.verifier = new TokenVerifier(configuration, clock);
        this.verified = Caffeine.newBuilder()
                .maximumSize(configuration.verifiedTokens())
                .build();
        this.clock = clock;
        this.random = random;
    }

    /** Signs a token for the grant; it ends after the configured life, or earlier with its session. */
    public SignedToken sign(Grant grant) {
        Instant at = grant.terms().at().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = end(grant, at);
        OpenedKey key = keys.active();
        JwtBuilder token = Jwts.builder()
                .header()
                .type(configuration.type().value())
                .keyId(key.kid())
                .and()
                .issuer(configuration.issuer())
                .claim("aud", configuration.audience())
                .issuedAt(Date.from(at))
                .expiration(Date.from(expiresAt))
                .id(newId())
                .claim(Claim.EPOCHS, grant.terms().epochs().claim());
        addScope(token, grant.terms().scope());
        addSubject(token, grant);
        String compact =
                token.signWith(key.privateKey(), key.algorithm().jjwt()).compact();
        return new SignedToken(new Secret(compact), Duration.between(at, expiresAt));
    }

    private Instant end(Grant grant, Instant at) {
        Instant end = at.plus(configuration.lifetime().toJavaDuration());
        return grant instanceof Grant.ToUser user && end.isAfter(user.notAfter()) ? user.notAfter() : end;
    }

    /** Without scopes the claim is left out: an empty one is not well-formed (RFC 6749, 3.3). */
    private static void addScope(JwtBuilder token, Set<String> scope) {
        if (!scope.isEmpty()) {
            token.claim(Claim.SCOPE, String.join(" ", sorted(scope)));
        }
    }

    private static void addSubject(JwtBuilder token, Grant grant) {
        if (grant instanceof Grant.ToUser user) {
            token.subject(user.subject().toString())
                    .claim(Claim.SESSION, user.sessionId().toString())
                    .claim(Claim.AMR, user.amr())
                    .claim(Claim.AUTH_TIME, user.authTime().getEpochSecond())
                    .claim(Claim.CLIENT, AccessToken.FIRST_PARTY)
                    .claim(Claim.ROLES, sorted(user.roles()));
        } else if (grant instanceof Grant.ToClient client) {
            token.subject(client.clientId()).claim(Claim.CLIENT, client.clientId());
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    /**
     * The token's content; empty if it is not one of ours or has expired. A valid signature is checked only once for exactly the
     * same characters; key and expiry are checked each time.
     */
    public Optional<AccessToken> verify(String compact) {
        if (compact.length() > TokenForm.MAX_LENGTH) {
            return Optional.empty();
        }
        ByteBuffer digest = digest(compact);
        Optional<AccessToken> known = Optional.ofNullable(verified.getIfPresent(digest))
                .filter(token -> keys.find(token.stamp().kid()).isPresent());
        Optional<AccessToken> token = known.isPresent() ? known : verifyAnew(compact, digest);
        // Expired at exp, not only after it (RFC 7519, 4.1.4); the library's parser still accepts that instant.
        return token.filter(each -> each.stamp().expiresAt().isAfter(clock.instant()));
    }

    /** The key id that a token claims, whether or not that key signed it; empty if the token does not have the form of ours. */
    public static Optional<String> kidOf(String compact) {
        return TokenForm.of(compact).map(TokenForm::kid);
    }

    private Optional<AccessToken> verifyAnew(String compact, ByteBuffer digest) {
        Optional<TokenForm> form = TokenForm.of(compact);
        Optional<OpenedKey> key = form.flatMap(f -> keys.find(f.kid()));
        if (key.isEmpty()
                || !form.orElseThrow().algorithm().equals(key.get().algorithm().id())) {
            return Optional.empty();
        }
        Optional<AccessToken> token = verifier.verify(compact, key.get());
        token.ifPresent(checked -> verified.put(digest, checked));
        return token;
    }

    private String newId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Crypto.randomBytes(random, ID_LENGTH));
    }

    private static ByteBuffer digest(String compact) {
        return ByteBuffer.wrap(Crypto.sha256(compact.getBytes(StandardCharsets.UTF_8)));
    }
}

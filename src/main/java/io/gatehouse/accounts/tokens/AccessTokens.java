package io.gatehouse.accounts.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.secrets.InstallationService;
import io.jsonwebtoken.Jwts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;

/** Signs access tokens and judges those that come back. Safe for many threads. */
public final class AccessTokens {
    private static final int ID_LENGTH = 16;

    private final TokensConfiguration configuration;
    private final SigningKeys keys;
    private final InstallationService installation;
    private final TokenVerifier verifier;
    private final Cache<ByteBuffer, AccessToken> verified;
    private final Clock clock;
    private final SecureRandom random;

    AccessTokens(
            TokensConfiguration configuration,
            SigningKeys keys,
            InstallationService installation,
            Clock clock,
            SecureRandom random) {
        this.configuration = configuration;
        this.keys = keys;
        this.installation = installation;
        this.verifier = new TokenVerifier(configuration, clock);
        this.verified = Caffeine.newBuilder()
                .maximumSize(configuration.verifiedTokens())
                .build();
        this.clock = clock;
        this.random = random;
    }

    /** A signed token for what is granted; it ends with its session, or after the configured life. */
    public SignedToken sign(Grant grant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(configuration.lifetime().toJavaDuration());
        Instant expiresAt = end.isAfter(grant.notAfter()) ? grant.notAfter() : end;
        OpenedKey key = keys.active();
        String compact = Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(key.kid())
                .and()
                .issuer(configuration.issuer())
                .claim("aud", configuration.audience())
                .subject(grant.subject().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(expiresAt))
                .id(newId())
                .claim(Claim.SESSION, grant.sessionId().toString())
                .claim(Claim.AUTH_TIME, grant.authTime().getEpochSecond())
                .claim(Claim.CLIENT, AccessToken.FIRST_PARTY)
                .claim(Claim.ROLES, grant.roles().stream().sorted().toList())
                .claim(
                        Claim.SCOPE,
                        String.join(" ", grant.scope().stream().sorted().toList()))
                .claim(Claim.EPOCHS, new Epochs(installation.epoch(), grant.userEpoch()).claim())
                .signWith(key.privateKey(), key.algorithm().jjwt())
                .compact();
        return new SignedToken(new Secret(compact), Duration.between(now, expiresAt));
    }

    /**
     * The token's content, or empty where it is not one of ours or is over. A good signature is checked once for the very same
     * characters; key and expiry are looked at each time.
     */
    public Optional<AccessToken> verify(String compact) {
        Optional<TokenForm> form = TokenForm.of(compact);
        Optional<OpenedKey> key = form.flatMap(f -> keys.find(f.kid()));
        if (key.isEmpty()
                || !form.orElseThrow().algorithm().equals(key.get().algorithm().id())) {
            return Optional.empty();
        }
        ByteBuffer digest = digest(compact);
        Optional<AccessToken> token = Optional.ofNullable(verified.getIfPresent(digest));
        if (token.isEmpty()) {
            token = verifier.verify(compact, key.get());
            token.ifPresent(checked -> verified.put(digest, checked));
        }
        // Over at exp, not after it (RFC 7519, 4.1.4); the library's parser takes that instant for good.
        return token.filter(each -> each.expiresAt().isAfter(clock.instant()));
    }

    private String newId() {
        byte[] id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static ByteBuffer digest(String compact) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(compact.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

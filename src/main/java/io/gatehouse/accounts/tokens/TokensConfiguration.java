package io.gatehouse.accounts.tokens;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What access tokens contain and how they are signed.
 *
 * @param issuer {@code iss}: the public base URL of this service; if empty, the URL of the port that it opens
 * @param audience {@code aud}; if empty, the issuer
 * @param type {@code typ} of new tokens
 * @param algorithm what signs new tokens
 * @param lifetime from {@code iat} to {@code exp}
 * @param jwksMaxAge how long other services may cache the published keys
 * @param verifiedTokens how many verified tokens a node remembers, so that it checks a signature only once
 * @param rotateEvery how old the signing key may grow before the next one takes over by itself; if absent, only a command rotates
 */
public record TokensConfiguration(
        String issuer,
        String audience,
        TokenType type,
        SigningAlgorithm algorithm,

        @MinDuration(value = 1, unit = TimeUnit.MINUTES) @MaxDuration(value = 24, unit = TimeUnit.HOURS)
        Duration lifetime,

        @MaxDuration(value = 24, unit = TimeUnit.HOURS) Duration jwksMaxAge,

        @Min(0) Integer verifiedTokens,

        @MinDuration(value = 1, unit = TimeUnit.HOURS) @Nullable
        Duration rotateEvery) {
    public TokensConfiguration {
        issuer = requireNonNullElse(issuer, "").strip();
        audience = requireNonNullElse(audience, "").isBlank() ? issuer : audience;
        type = requireNonNullElse(type, TokenType.AT_JWT);
        algorithm = requireNonNullElse(algorithm, SigningAlgorithm.ES256);
        lifetime = requireNonNullElse(lifetime, Duration.minutes(15));
        jwksMaxAge = requireNonNullElse(jwksMaxAge, Duration.minutes(5));
        verifiedTokens = requireNonNullElse(verifiedTokens, 50_000);
    }

    /** The same, with this issuer if none is configured. */
    public TokensConfiguration orIssuedBy(String url) {
        return issuer.isEmpty()
                ? new TokensConfiguration(
                        url, audience, type, algorithm, lifetime, jwksMaxAge, verifiedTokens, rotateEvery)
                : this;
    }

    Optional<java.time.Duration> rotation() {
        return Optional.ofNullable(rotateEvery).map(Duration::toJavaDuration);
    }
}

package io.gatehouse.accounts.passwords;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What one hash costs, and how many are computed at once.
 *
 * @param memory KiB of memory for one Argon2id hash
 * @param iterations passes over that memory
 * @param parallelism lanes of one hash
 * @param concurrency how many hashes this node computes at once; 0 means one for each core
 * @param maxWait how long a request waits for its turn before it is answered 503
 */
public record PasswordsConfiguration(
        @Min(8_192) @Max(1_048_576) Integer memory,
        @Min(1) @Max(100) Integer iterations,
        @Min(1) @Max(16) Integer parallelism,
        @Min(0) @Max(256) Integer concurrency,
        Duration maxWait) {
    /** OWASP's password storage cheat sheet: m=19456 (19 MiB), t=2, p=1. */
    public PasswordsConfiguration {
        memory = requireNonNullElse(memory, 19_456);
        iterations = requireNonNullElse(iterations, 2);
        parallelism = requireNonNullElse(parallelism, 1);
        concurrency = requireNonNullElse(concurrency, 0);
        maxWait = requireNonNullElse(maxWait, Duration.seconds(5));
    }
}

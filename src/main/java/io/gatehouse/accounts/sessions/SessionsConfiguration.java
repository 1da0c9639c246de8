package io.gatehouse.accounts.sessions;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.util.concurrent.TimeUnit;

/**
 * How long a sign-in lasts.
 *
 * @param absolute from sign-in to the end, whatever happens
 * @param idle from the last use to the end
 */
public record SessionsConfiguration(
        @MinDuration(value = 1, unit = TimeUnit.MINUTES) Duration absolute,
        @MinDuration(value = 1, unit = TimeUnit.MINUTES) Duration idle) {
    public SessionsConfiguration {
        absolute = requireNonNullElse(absolute, Duration.days(90));
        idle = requireNonNullElse(idle, Duration.days(14));
    }
}

package io.gatehouse.accounts.sessions;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;

/**
 * How long a sign-in lasts.
 *
 * @param absolute from sign-in to the end, whatever happens
 * @param idle from the last use to the end
 */
public record SessionsConfiguration(Duration absolute, Duration idle) {
    public SessionsConfiguration {
        absolute = requireNonNullElse(absolute, Duration.days(90));
        idle = requireNonNullElse(idle, Duration.days(14));
    }
}

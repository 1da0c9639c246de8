package io.gatehouse.accounts.sessions;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;

/**
 * How long a sign-in lasts, and how many there may be.
 *
 * @param absolute from the sign-in to the latest possible end
 * @param idle from the last use to the end
 * @param grace how long a refresh token that was just replaced returns its successor again, because an answer may get lost; this
 *     time starts again when the service is back from a crash
 * @param perUser how many sessions a user has at once; one more ends the oldest
 * @param keepEnded how long a session's row stays after its end, so that its refresh tokens are answered as ended
 */
public record SessionsConfiguration(
        @MinDuration(value = 1, unit = TimeUnit.MINUTES) Duration absolute,
        @MinDuration(value = 1, unit = TimeUnit.MINUTES) Duration idle,

        @MinDuration(value = 0, unit = TimeUnit.SECONDS) @MaxDuration(value = 1, unit = TimeUnit.MINUTES)
        Duration grace,

        @Min(1) Integer perUser,
        @MinDuration(value = 1, unit = TimeUnit.DAYS) Duration keepEnded) {
    public SessionsConfiguration {
        absolute = requireNonNullElse(absolute, Duration.days(90));
        idle = requireNonNullElse(idle, Duration.days(14));
        grace = requireNonNullElse(grace, Duration.seconds(10));
        perUser = requireNonNullElse(perUser, 100);
        keepEnded = requireNonNullElse(keepEnded, Duration.days(30));
    }
}

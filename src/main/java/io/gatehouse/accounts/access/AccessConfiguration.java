package io.gatehouse.accounts.access;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.util.concurrent.TimeUnit;

/**
 * What a node does that cannot tell whether something has ended.
 *
 * @param staleAfter how old what it knows may be before it asks the database instead
 * @param whenSilent what it does while the database does not answer either
 * @param serveFor how old what it knows may be while it serves on nevertheless
 */
public record AccessConfiguration(
        @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration staleAfter,
        WhenSilent whenSilent,
        Duration serveFor) {
    public AccessConfiguration {
        staleAfter = requireNonNullElse(staleAfter, Duration.seconds(2));
        whenSilent = requireNonNullElse(whenSilent, WhenSilent.SERVE);
        serveFor = requireNonNullElse(serveFor, Duration.seconds(60));
    }

    /** Whether to go on while nobody can say what has ended. */
    public enum WhenSilent {
        /** Reads by users without staff scopes go on; everything else is refused. */
        SERVE,
        REFUSE
    }
}

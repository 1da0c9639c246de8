package io.gatehouse.accounts.access;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.util.concurrent.TimeUnit;

/**
 * What a node does while it cannot tell whether a token has been ended.
 *
 * @param staleAfter how old the node's knowledge may be before it asks the database instead
 * @param whenSilent what it does if the database does not answer either
 * @param serveFor how old its knowledge may be while it serves requests without the database
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

    /** Whether a node serves requests while it cannot find out what has ended. */
    public enum WhenSilent {
        /** Serves reads by users who have no scopes; refuses everything else. */
        SERVE,
        REFUSE
    }
}

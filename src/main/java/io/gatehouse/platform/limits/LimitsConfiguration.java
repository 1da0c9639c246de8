package io.gatehouse.platform.limits;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Min;

/**
 * The limits.
 *
 * @param registrationConflicts how many taken addresses one source may run into, over the window
 * @param registrationWindow the window
 * @param clientFailures how many failed client authentications one source may make, over the window
 * @param clientFailuresWindow the window
 */
public record LimitsConfiguration(
        @Min(1) Integer registrationConflicts,
        Duration registrationWindow,
        @Min(1) Integer clientFailures,
        Duration clientFailuresWindow) {
    public LimitsConfiguration {
        // Far above what people do behind one address, far below what listing who has an account takes.
        registrationConflicts = requireNonNullElse(registrationConflicts, 300);
        registrationWindow = requireNonNullElse(registrationWindow, Duration.hours(1));
        // A service with a wrong secret tries again every few seconds until somebody mends it.
        clientFailures = requireNonNullElse(clientFailures, 300);
        clientFailuresWindow = requireNonNullElse(clientFailuresWindow, Duration.hours(1));
    }

    public Limit registration() {
        return new Limit("registration", registrationConflicts, registrationWindow.toJavaDuration());
    }

    public Limit failedClients() {
        return new Limit("client_failures", clientFailures, clientFailuresWindow.toJavaDuration());
    }
}

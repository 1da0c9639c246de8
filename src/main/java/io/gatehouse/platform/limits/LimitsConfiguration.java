package io.gatehouse.platform.limits;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Min;

/**
 * The rate limits.
 *
 * @param registrations how many accounts one source may request per window
 * @param registrationConflicts how many taken addresses one source may try to register in the same window
 * @param registrationWindow the window
 * @param accountChanges how often a user may change their own account per window
 * @param accountChangesWindow the window
 * @param clientFailures how many failed client authentications one source may make per window
 * @param clientFailuresWindow the window
 */
public record LimitsConfiguration(
        @Min(1) Integer registrations,
        @Min(1) Integer registrationConflicts,
        Duration registrationWindow,
        @Min(1) Integer accountChanges,
        Duration accountChangesWindow,
        @Min(1) Integer clientFailures,
        Duration clientFailuresWindow) {
    public LimitsConfiguration {
        // A school behind one address can sign up in an hour; somebody who fills the table adds at most 24 MB a day.
        registrations = requireNonNullElse(registrations, 1_000);
        // Far above what people behind one address need, far below what it takes to list who has an account.
        registrationConflicts = requireNonNullElse(registrationConflicts, 300);
        registrationWindow = requireNonNullElse(registrationWindow, Duration.hours(1));
        // A client that sends the name with each sign-in stays far below it; each change adds an audit row for ever.
        accountChanges = requireNonNullElse(accountChanges, 100);
        accountChangesWindow = requireNonNullElse(accountChangesWindow, Duration.hours(1));
        // A service with a wrong secret tries again every few seconds until somebody corrects it.
        clientFailures = requireNonNullElse(clientFailures, 300);
        clientFailuresWindow = requireNonNullElse(clientFailuresWindow, Duration.hours(1));
    }

    /** By source. */
    public Limit registration() {
        return new Limit("registrations", registrations, registrationWindow.toJavaDuration());
    }

    /** By source. */
    public Limit takenAddress() {
        return new Limit("taken_addresses", registrationConflicts, registrationWindow.toJavaDuration());
    }

    /** By account. */
    public Limit accountChange() {
        return new Limit("account_changes", accountChanges, accountChangesWindow.toJavaDuration());
    }

    /** By source. */
    public Limit failedClients() {
        return new Limit("client_failures", clientFailures, clientFailuresWindow.toJavaDuration());
    }
}

package io.gatehouse.platform.limits;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Min;

/**
 * The limits.
 *
 * @param registrations how many accounts one source may ask for, over the window
 * @param registrationConflicts how many taken addresses one source may run into, over the same window
 * @param registrationWindow the window
 * @param accountChanges how often users may change their own account, over the window
 * @param accountChangesWindow the window
 * @param clientFailures how many failed client authentications one source may make, over the window
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
        // A school behind one address signs up in an hour; whoever fills the table gains 24 MB a day and no more.
        registrations = requireNonNullElse(registrations, 1_000);
        // Far above what people do behind one address, far below what listing who has an account takes.
        registrationConflicts = requireNonNullElse(registrationConflicts, 300);
        registrationWindow = requireNonNullElse(registrationWindow, Duration.hours(1));
        // A client that tells the name with each sign-in is far below it; each change is an audit row for ever.
        accountChanges = requireNonNullElse(accountChanges, 100);
        accountChangesWindow = requireNonNullElse(accountChangesWindow, Duration.hours(1));
        // A service with a wrong secret tries again every few seconds until somebody mends it.
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

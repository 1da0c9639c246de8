package io.gatehouse.accounts.users;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Min;

/**
 * Who may read the list of users, and who may register.
 *
 * @param directory {@code closed}: users read only themselves, staff reads all; {@code open}: anyone reads active users
 * @param registration {@code open}: anyone registers; {@code invite} or {@code closed}: nobody registers over HTTP
 * @param registrationPrivacy answers every registration with 202 and keeps new addresses of users pending, so that nobody learns
 *     which addresses have an account
 * @param reauthenticationWithin how recent a sign-in must be to change one's own address without the password
 * @param remembered how many users a node keeps in memory by id, about 1 KiB each
 */
public record UsersConfiguration(
        Directory directory,
        Registration registration,
        Boolean registrationPrivacy,
        Duration reauthenticationWithin,
        @Min(0) Integer remembered) {
    public UsersConfiguration {
        directory = requireNonNullElse(directory, Directory.CLOSED);
        registration = requireNonNullElse(registration, Registration.OPEN);
        registrationPrivacy = requireNonNullElse(registrationPrivacy, false);
        reauthenticationWithin = requireNonNullElse(reauthenticationWithin, Duration.minutes(10));
        remembered = requireNonNullElse(remembered, 100_000);
    }

    /** Who may read users. */
    public enum Directory {
        OPEN,
        CLOSED
    }

    /** Who may register. */
    public enum Registration {
        OPEN,
        INVITE,
        CLOSED
    }
}

package io.gatehouse.platform.limits;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Min;

/**
 * The limits.
 *
 * @param registrationConflicts how many taken addresses one source may run into, over the window
 * @param registrationWindow the window
 */
public record LimitsConfiguration(@Min(1) Integer registrationConflicts, Duration registrationWindow) {
    public LimitsConfiguration {
        // Far above what people do behind one address, far below what listing who has an account takes.
        registrationConflicts = requireNonNullElse(registrationConflicts, 300);
        registrationWindow = requireNonNullElse(registrationWindow, Duration.hours(1));
    }

    public Limit registration() {
        return new Limit("registration", registrationConflicts, registrationWindow.toJavaDuration());
    }
}

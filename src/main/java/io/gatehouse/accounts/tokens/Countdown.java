package io.gatehouse.accounts.tokens;

import java.time.Duration;
import java.time.Instant;

/** The time left until a moment, as people read it: rounded up to a second, then cut to its two largest units. */
record Countdown(Duration left) {
    public static Countdown between(Instant now, Instant then) {
        return new Countdown(now.isBefore(then) ? Duration.between(now, then) : Duration.ZERO);
    }

    @Override
    public String toString() {
        Duration whole = Duration.ofSeconds(left.plusNanos(999_999_999).toSeconds());
        if (whole.toDays() > 0) {
            return whole.toDays() + "d " + whole.toHoursPart() + "h";
        }
        if (whole.toHours() > 0) {
            return whole.toHours() + "h " + whole.toMinutesPart() + "m";
        }
        return whole.toMinutes() > 0 ? whole.toMinutes() + "m " + whole.toSecondsPart() + "s" : whole.toSeconds() + "s";
    }
}

package io.gatehouse.accounts.sessions;

import io.gatehouse.platform.changes.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * For how long a refresh token that was replaced gives its successor again. Where nobody could answer within that time, it begins
 * anew when somebody can: what was lost in a crash can only be asked for again once the service is back.
 */
final class Grace {
    /**
     * The most that may pass in all. Longer than a restart, a recovery of PostgreSQL or a failover takes, and still too short for
     * somebody who finds an old token: whoever could keep a service down must not thereby keep its old tokens good.
     */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration ordinary;
    private final Function<Instant, List<Silence>> silencesSince;

    /**
     * @param silencesSince when nobody could answer, after a moment and in order
     */
    Grace(Duration ordinary, Function<Instant, List<Silence>> silencesSince) {
        this.ordinary = ordinary;
        this.silencesSince = silencesSince;
    }

    /** Whether a token that was replaced then gives its successor now, both by the database's clock. */
    boolean covers(Instant replacedAt, Instant now) {
        Instant end = replacedAt.plus(ordinary);
        if (!now.isAfter(end)) {
            return true;
        }
        if (ordinary.isZero() || now.isAfter(replacedAt.plus(LONGEST))) {
            return false;
        }
        for (Silence silence : silencesSince.apply(replacedAt)) {
            if (!silence.beganAt().isAfter(end)) {
                end = silence.endedAt().plus(ordinary);
            }
        }
        return !now.isAfter(end);
    }
}

package io.gatehouse.accounts.sessions;

import io.gatehouse.platform.changes.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * How long a replaced refresh token returns its successor again. If no node could answer within that time, the time starts again
 * when one can: a client can ask for an answer that was lost in a crash only when the service is back.
 */
final class Grace {
    /**
     * The upper limit in total. It is longer than a restart, a recovery of PostgreSQL or a failover, but too short for somebody
     * who finds an old token: keeping a service down must not keep its old tokens valid.
     */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration ordinary;
    private final Function<Instant, List<Silence>> silencesSince;

    /**
     * @param silencesSince the periods after a moment in which no node could answer, in order
     */
    Grace(Duration ordinary, Function<Instant, List<Silence>> silencesSince) {
        this.ordinary = ordinary;
        this.silencesSince = silencesSince;
    }

    /** Whether a token that was replaced at that time returns its successor now, both by the database's clock. */
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

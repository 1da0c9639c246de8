package io.gatehouse.platform.changes;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;

/**
 * How this node learns what changed.
 *
 * @param poll how often the node reads the feed if no change is announced
 * @param listen whether it also reads when a change is announced (LISTEN, which some connection poolers do not support)
 * @param maxEndings how many endings it keeps in memory, about 200 bytes each; if there are more, every request asks the database
 */
public record ChangesConfiguration(
        @MinDuration(value = 50, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 1, unit = TimeUnit.SECONDS)
        Duration poll,

        Boolean listen,
        @Min(1) Integer maxEndings) {
    public ChangesConfiguration {
        poll = requireNonNullElse(poll, Duration.milliseconds(500));
        listen = requireNonNullElse(listen, true);
        maxEndings = requireNonNullElse(maxEndings, 1_000_000);
    }
}

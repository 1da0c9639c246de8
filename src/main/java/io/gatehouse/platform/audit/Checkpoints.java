package io.gatehouse.platform.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the newest seal outside the database, at most once a minute and only if it is new. */
final class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Clock clock;
    private final CheckpointFile file;
    private volatile Checkpoint last = new Checkpoint(Head.NONE, Instant.MIN);

    Checkpoints(Clock clock, CheckpointFile file) {
        this.clock = clock;
        this.file = file;
    }

    /** Publishes this seal, the newest, if a checkpoint is due. */
    void offer(Head head) {
        Instant now = clock.instant();
        boolean isDue = last.at().isBefore(now.minus(INTERVAL));
        if (isDue && !head.isNone() && !head.equals(last.head())) {
            log.info("The audit trail is sealed up to {}", head);
            file.write(head);
            last = new Checkpoint(head, now);
        }
    }

    /** The number of the last checkpoint, under its link of the chain; empty before the first checkpoint. */
    Map<String, Long> last() {
        Head head = last.head();
        return head.isNone() ? Map.of() : Map.of(head.chain(), head.n());
    }

    private record Checkpoint(Head head, Instant at) {}
}

package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import io.gatehouse.platform.changes.Feed;

/** Whether this node knows what has ended, up to a moment ago. */
final class FeedHealthCheck extends HealthCheck {
    private final Feed feed;

    FeedHealthCheck(Feed feed) {
        this.feed = feed;
    }

    @Override
    protected Result check() {
        if (!feed.isLoaded()) {
            return Result.unhealthy("what ended has not been read yet");
        }
        if (!feed.isFresh()) {
            return Result.unhealthy("what ended is known as of " + feed.age().toSeconds() + " s ago");
        }
        return feed.isComplete()
                ? Result.healthy()
                : Result.healthy("more has ended than changes.maxEndings: requests ask the database");
    }
}

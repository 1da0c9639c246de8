package io.gatehouse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is told of a check that is done elsewhere. */
class BackgroundHealthCheckTest {
    private final AtomicLong nanos = new AtomicLong();
    private final BackgroundHealthCheck check = new BackgroundHealthCheck(
            new HealthCheck() {
                @Override
                protected Result check() {
                    return Result.healthy();
                }
            },
            nanos::get);

    @Test
    void whatWasNeverCheckedIsNotHealthy() {
        assertThat(check.isDone()).isFalse();
        assertThat(check.execute().isHealthy()).isFalse();
    }

    @Test
    void aResultIsToldWithoutAskingAgainAndForSixSecondsAlone() {
        check.refresh();

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(check.execute().isHealthy()).isTrue();

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(check.execute()).satisfies(result -> {
            assertThat(result.isHealthy()).isFalse();
            assertThat(result.getMessage()).isEqualTo("no result for 7 s");
        });
    }
}

package io.gatehouse.accounts.signin;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.kernel.Failure;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@link UnknownAddress} true to the table while old hashes become new ones. */
final class Resampling {
    private static final Logger log = LoggerFactory.getLogger(Resampling.class);

    private Resampling() {}

    @SuppressWarnings("FutureReturnValueIgnored") // The executor's end is the schedule's end.
    static void hourly(UnknownAddress unknownAddress, LifecycleEnvironment lifecycle) {
        ScheduledExecutorService executor = lifecycle
                .scheduledExecutorService("hash-sampling-%d", true)
                .threads(1)
                .build();
        executor.scheduleWithFixedDelay(() -> resample(unknownAddress), 1, 1, TimeUnit.HOURS);
    }

    /** A schedule ends with the first exception, so the next hour must not depend on this one. */
    private static void resample(UnknownAddress unknownAddress) {
        try {
            unknownAddress.resample();
        } catch (Failure e) {
            log.warn("The proportion of password hashes could not be sampled: {}", e.detail());
        }
    }
}

package io.gatehouse.accounts.signin;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.kernel.Failure;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@link UnknownAddress} up to date while new hashes replace old ones. */
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

    /** An exception would end the schedule, so a failed sampling must not throw. */
    private static void resample(UnknownAddress unknownAddress) {
        try {
            unknownAddress.resample();
        } catch (Failure e) {
            log.warn("The proportion of password hashes could not be sampled: {}", e.detail());
        }
    }
}

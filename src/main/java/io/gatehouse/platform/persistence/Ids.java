package io.gatehouse.platform.persistence;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes UUIDv7 (RFC 9562, 5.7): rows made at about the same time are close together in every index. Thread-safe. */
public final class Ids {
    private final TimeBasedEpochGenerator generator;

    public Ids(Clock clock, SecureRandom random) {
        this.generator = Generators.timeBasedEpochGenerator(random, new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                // Not millis(): it divides by zero for a clock that ticks in less than a millisecond (JDK 17 to 25).
                return clock.instant().toEpochMilli();
            }
        });
    }

    public UUID next() {
        return generator.generate();
    }
}

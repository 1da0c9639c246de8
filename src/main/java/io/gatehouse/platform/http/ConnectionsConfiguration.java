package io.gatehouse.platform.http;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDataSize;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;

/**
 * How much of the public port clients may occupy.
 *
 * @param max how many connections the port may hold at once
 * @param perSource how many of them one source may hold: an IPv4 address, or an IPv6 /64. Connections from this machine and from
 *     trusted proxies carry many clients and are not counted by source
 * @param bodyWithin how long the body of a request may take to arrive
 * @param bodyRate how much of a body must arrive per second, on average, once it has taken {@link BodyHandler#PATIENCE}
 */
public record ConnectionsConfiguration(
        @Min(1) Integer max,
        @Min(1) Integer perSource,

        @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS)
        Duration bodyWithin,

        @MinDataSize(0) DataSize bodyRate) {
    public ConnectionsConfiguration {
        max = requireNonNullElse(max, 10_000);
        perSource = requireNonNullElse(perSource, 1_000);
        bodyWithin = requireNonNullElse(bodyWithin, Duration.seconds(15));
        bodyRate = requireNonNullElse(bodyRate, DataSize.bytes(100));
    }
}

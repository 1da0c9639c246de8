package io.gatehouse.platform.http;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/**
 * The proxies between clients and this service.
 *
 * @param trusted the networks of the operator's own proxies, whose {@code X-Forwarded-For} is trusted; none by default
 */
public record ProxiesConfiguration(List<Network> trusted) {
    public ProxiesConfiguration {
        trusted = List.copyOf(requireNonNullElse(trusted, List.of()));
    }
}

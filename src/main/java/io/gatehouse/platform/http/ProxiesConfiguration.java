package io.gatehouse.platform.http;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/**
 * Who stands between clients and this service.
 *
 * @param trusted the networks of one's own proxies, whose {@code X-Forwarded-For} is believed; none by default
 */
public record ProxiesConfiguration(List<Network> trusted) {
    public ProxiesConfiguration {
        trusted = List.copyOf(requireNonNullElse(trusted, List.of()));
    }
}

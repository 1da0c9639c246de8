package io.gatehouse.admin;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.validation.ValidationMethod;
import io.gatehouse.kernel.Secret;
import java.util.List;

/**
 * Who may use the admin port.
 *
 * @param token gives access to what is not free there; if empty, Gatehouse makes one and keeps it in the data folder
 * @param hosts host names that the port accepts in addition to the loopback names, without a port; none by default
 */
public record AdminConfiguration(Secret token, List<String> hosts) {
    public AdminConfiguration {
        token = requireNonNullElse(token, new Secret(""));
        hosts = List.copyOf(requireNonNullElse(hosts, List.of()));
    }

    @ValidationMethod(message = "hosts must be names or addresses such as gatehouse.internal, 10.0.0.5 or [fd00::5]")
    public boolean isMadeOfHosts() {
        return hosts.stream().allMatch(HostNames::isName);
    }

    /** Refuses a token that could be guessed, or that no Authorization header can carry. */
    @ValidationMethod(
            message = "token (GATEHOUSE_ADMIN_TOKEN) must be at least " + AdminToken.MIN_LENGTH
                    + " letters, digits or any of -._~+/= (`openssl rand -hex 32` makes one), or empty for one that is"
                    + " made and kept in the data folder")
    public boolean isTokenFit() {
        return token.isBlank() || AdminToken.fits(token);
    }
}

package io.gatehouse;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.platform.persistence.Database;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one feature's configuration cannot see alone: settings that are safe on a developer's machine and nowhere else. */
final class StartRules {
    private static final Logger log = LoggerFactory.getLogger(StartRules.class);

    private StartRules() {}

    static void check(GatehouseConfiguration configuration) {
        boolean loopback = listensOnLoopbackAlone(configuration);
        checkIssuer(configuration.tokens().issuer(), loopback);
        if (!loopback
                && configuration.database().isEmbedded()
                && !configuration.database().embeddedOnAnyAddress()) {
            throw new Misconfigured(
                    "database.url",
                    "is empty, and the embedded database is for one machine, while GATEHOUSE_HOST listens beyond it: set"
                            + " DATABASE_URL, or database.embeddedOnAnyAddress to true.");
        }
    }

    /** Not a refusal: hosting platforms often hand out a single role. */
    static void warn(Database database) {
        if (!database.isEmbedded() && database.servesAsOwner()) {
            log.warn(
                    "The database's role that serves also owns the tables, so whoever takes the service over can drop or"
                            + " alter them: set DATABASE_OWNER_USER and DATABASE_OWNER_PASSWORD to the owner's login and"
                            + " DATABASE_USER to a role that owns nothing, then run `java -jar gatehouse.jar db migrate"
                            + " config.yml`.");
        }
    }

    /** Other services trust whatever says this name; over plain HTTP, anybody on the way could say it. */
    private static void checkIssuer(String issuer, boolean loopback) {
        URI uri = uri(issuer);
        boolean local = isLoopback(uri.getHost());
        if (!local && !"https".equals(uri.getScheme())) {
            throw issuer("(GATEHOUSE_ISSUER) must be an https URL, such as https://accounts.example.com.");
        }
        if (!loopback && issuer.equals(TokensConfiguration.DEFAULT_ISSUER)) {
            throw issuer("(GATEHOUSE_ISSUER) still has its default while GATEHOUSE_HOST listens beyond this machine:"
                    + " set it to the service's public https URL.");
        }
    }

    private static URI uri(String issuer) {
        try {
            URI uri = URI.create(issuer);
            if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw issuer("(GATEHOUSE_ISSUER) must be a URL without query or fragment (RFC 8414, 2), such as"
                + " https://accounts.example.com.");
    }

    private static Misconfigured issuer(String message) {
        return new Misconfigured("tokens.issuer", message);
    }

    /** Whether nobody but this machine can reach the admin port, by what it binds to. */
    static boolean administersOnLoopbackAlone(GatehouseConfiguration configuration) {
        return configuration.getServerFactory() instanceof DefaultServerFactory server
                && isLoopbackAlone(server.getAdminConnectors());
    }

    private static boolean listensOnLoopbackAlone(GatehouseConfiguration configuration) {
        // Of another kind of server it cannot be told, so it counts as listening everywhere.
        return configuration.getServerFactory() instanceof DefaultServerFactory server
                && isLoopbackAlone(server.getApplicationConnectors());
    }

    private static boolean isLoopbackAlone(List<ConnectorFactory> connectors) {
        return connectors.stream()
                .allMatch(each -> each instanceof HttpConnectorFactory http && isLoopback(http.getBindHost()));
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return host != null
                    && !host.isBlank()
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

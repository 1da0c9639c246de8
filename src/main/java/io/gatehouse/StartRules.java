package io.gatehouse;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.gatehouse.platform.configuration.Misconfigured;
import io.gatehouse.platform.persistence.Database;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules that no feature can check alone: they refuse what is safe only on a developer's machine. */
final class StartRules {
    private static final Logger log = LoggerFactory.getLogger(StartRules.class);

    /** The default issuer in older configuration files. */
    private static final String FORMER_DEFAULT = "http://localhost:8080";

    /** The default ports of URLs without a port (RFC 9110, 4.2). */
    private static final int HTTP = 80;

    private static final int HTTPS = 443;

    private StartRules() {}

    static void check(GatehouseConfiguration configuration) {
        boolean loopback = listensOnLoopbackAlone(configuration);
        checkIssuer(configuration.tokens().issuer());
        if (!loopback
                && (!configuration.hasIssuer()
                        || configuration.tokens().issuer().equals(FORMER_DEFAULT))) {
            throw issuer("(GATEHOUSE_ISSUER) still has its default while GATEHOUSE_HOST listens beyond this machine:"
                    + " set it to the service's public https URL.");
        }
        if (!loopback
                && configuration.database().isEmbedded()
                && !configuration.database().embeddedOnAnyAddress()) {
            throw new Misconfigured(
                    "database.url",
                    "is empty, and the embedded database is for one machine, while GATEHOUSE_HOST listens beyond it: set"
                            + " DATABASE_URL, or database.embeddedOnAnyAddress to true.");
        }
    }

    /** Only warns, because a proxy may give the service another name. */
    static void warn(GatehouseConfiguration configuration) {
        complaintOfIssuer(configuration).ifPresent(log::warn);
    }

    /** Only warns, because hosting platforms often provide a single role. */
    static void warn(Database database) {
        if (!database.isEmbedded() && database.servesAsOwner()) {
            log.warn(
                    "The database's role that serves also owns the tables, so whoever takes the service over can drop or"
                            + " alter them: set DATABASE_OWNER_USER and DATABASE_OWNER_PASSWORD to the owner's login and"
                            + " DATABASE_USER to a role that owns nothing, then run `java -jar gatehouse.jar db migrate"
                            + " config.yml`.");
        }
    }

    /** Other services trust whatever answers at this URL; over plain HTTP, anybody on the network path could answer. */
    private static void checkIssuer(String issuer) {
        URI uri = uri(issuer);
        boolean local = isLoopback(uri.getHost());
        if (!local && !"https".equals(uri.getScheme())) {
            throw issuer("(GATEHOUSE_ISSUER) must be an https URL, such as https://accounts.example.com.");
        }
    }

    /** Why a client that follows the issuer in a token would not reach this service; empty if nothing suggests that. */
    static Optional<String> complaintOfIssuer(GatehouseConfiguration configuration) {
        String issuer = configuration.tokens().issuer();
        URI uri = uri(issuer);
        if (!isLoopback(uri.getHost())) {
            return Optional.empty();
        }
        if (!listensOnLoopbackAlone(configuration)) {
            return Optional.of("Tokens name " + issuer + ", which nobody beyond this machine can reach, while"
                    + " GATEHOUSE_HOST listens beyond it: set GATEHOUSE_ISSUER to the service's public https URL.");
        }
        int port = port(uri);
        return ServerDefaults.publicConnectors(configuration.getServerFactory())
                        .anyMatch(each -> each.getPort() == port)
                ? Optional.empty()
                : Optional.of("Tokens name " + issuer + ", where this service does not answer: it answers at "
                        + ServerDefaults.localUrl(configuration.getServerFactory())
                        + ". Leave GATEHOUSE_ISSUER empty, unless a proxy listens there.");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? HTTPS : HTTP;
    }

    private static URI uri(String issuer) {
        try {
            URI uri = URI.create(issuer);
            if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw issuer("(GATEHOUSE_ISSUER) must be a URL without query or fragment (RFC 8414, 2), such as"
                + " https://accounts.example.com.");
    }

    private static Misconfigured issuer(String message) {
        return new Misconfigured("tokens.issuer", message);
    }

    /** Whether the admin port is bound so that only this machine can reach it. */
    static boolean administersOnLoopbackAlone(GatehouseConfiguration configuration) {
        return configuration.getServerFactory() instanceof DefaultServerFactory server
                && isLoopbackAlone(server.getAdminConnectors());
    }

    private static boolean listensOnLoopbackAlone(GatehouseConfiguration configuration) {
        // For another kind of server this is unknown, so it counts as listening everywhere.
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

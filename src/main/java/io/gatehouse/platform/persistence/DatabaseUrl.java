package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a PostgreSQL is and who connects to it.
 *
 * @param jdbcUrl carries neither user nor password, so that it may be logged
 */
record DatabaseUrl(String jdbcUrl, String user, Secret password) {
    private static final String JDBC = "jdbc:";

    /**
     * Reads the three forms that hosting platforms hand out. User and password in the URL are percent-decoded and win over those
     * given beside it.
     */
    static DatabaseUrl parse(String url, String user, Secret password) {
        URI uri = uri(url);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String fromQueryUser = parameter(query, "user");
        String fromQueryPassword = parameter(query, "password");
        String[] info = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String name = first(info.length > 0 ? decode(info[0]) : "", fromQueryUser, user);
        String pass = first(info.length > 1 ? decode(info[1]) : "", fromQueryPassword, password.reveal());
        if (name.isEmpty()) {
            throw new CannotStart("The database URL names no user: put one into it, or set DATABASE_USER.");
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String rest = withoutCredentials(query);
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath()
                + (rest.isEmpty() ? "" : "?" + rest);
        return new DatabaseUrl(jdbc, name, new Secret(pass));
    }

    private static URI uri(String url) {
        String plain = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
        try {
            URI uri = new URI(plain);
            boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (scheme
                    && uri.getHost() != null
                    && uri.getRawPath() != null
                    && uri.getRawPath().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below; the exception's text would repeat the URL and with it the password.
        }
        throw new CannotStart("DATABASE_URL must look like postgresql://user:password@host:5432/name (percent-encode"
                + " what is special in the password); it does not.");
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return decode(pair.substring(name.length() + 1));
            }
        }
        return "";
    }

    private static String withoutCredentials(String query) {
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty() && !pair.startsWith("user=") && !pair.startsWith("password=")) {
                kept.add(pair);
            }
        }
        return String.join("&", kept);
    }

    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    /** A plus sign is itself in user info; the form decoder would make it a space. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

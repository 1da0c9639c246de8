package io.gatehouse.platform.persistence;

import static java.util.Objects.requireNonNullElse;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of a PostgreSQL, or of several servers of which one accepts writes, and the login for it.
 *
 * @param jdbcUrl contains neither user nor password, so it may be logged
 */
record DatabaseUrl(String jdbcUrl, String user, Secret password) {
    /** Our own pattern: {@code java.net.URI} recognizes no host with an underscore, and compose files often have such names. */
    private static final String SERVER = "(?:[^\\s:/?@,\\[\\]]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?";

    private static final Pattern FORM =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:(?<info>[^@/?#\\s]*)@)?(?<servers>" + SERVER + "(?:,"
                    + SERVER + ")*)/(?<name>[^\\s/?]+)(?:\\?(?<query>\\S*))?");

    private static final Pattern WITHOUT_PORT = Pattern.compile("(?:[^:\\[\\]]+|\\[.*])");

    /**
     * Reads the three forms that hosting platforms use. User and password in the URL are percent-decoded and take precedence over
     * the parameters.
     */
    static DatabaseUrl parse(String url, String user, Secret password) {
        Matcher parts = FORM.matcher(url.strip());
        if (!parts.matches()) {
            throw malformed();
        }
        String query = requireNonNullElse(parts.group("query"), "");
        String[] info = requireNonNullElse(parts.group("info"), "").split(":", 2);
        String name = first(decode(info[0]), parameter(query, "user"), user);
        String pass = first(info.length > 1 ? decode(info[1]) : "", parameter(query, "password"), password.reveal());
        if (name.isEmpty()) {
            throw new CannotStart("The database URL names no user: put one into it, or set DATABASE_USER.");
        }
        String rest = withoutCredentials(query);
        String jdbc = "jdbc:postgresql://" + withPorts(parts.group("servers")) + "/" + parts.group("name")
                + (rest.isEmpty() ? "" : "?" + rest);
        return new DatabaseUrl(jdbc, name, new Secret(pass));
    }

    /** The same database for another role. */
    DatabaseUrl as(String otherUser, Secret itsPassword) {
        return new DatabaseUrl(jdbcUrl, otherUser, itsPassword);
    }

    /** Host and port of each server. */
    String address() {
        return part("servers").replace(",", ", ");
    }

    /** The name of the database, as the URL writes it. */
    String name() {
        return part("name");
    }

    private static String withPorts(String servers) {
        return Stream.of(servers.split(",", -1))
                .map(server -> WITHOUT_PORT.matcher(server).matches() ? server + ":5432" : server)
                .collect(Collectors.joining(","));
    }

    private String part(String name) {
        Matcher parts = FORM.matcher(jdbcUrl);
        return parts.matches() ? parts.group(name) : jdbcUrl;
    }

    /** Does not quote the URL: it may contain the password. */
    private static CannotStart malformed() {
        return new CannotStart("DATABASE_URL must look like postgresql://user:password@host:5432/name (percent-encode"
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

    /** In user info, a plus sign stands for itself; the form decoder would turn it into a space. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }
}

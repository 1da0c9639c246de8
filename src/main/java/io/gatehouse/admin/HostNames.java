package io.gatehouse.admin;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The host names that the admin port accepts. A page that points its own name at 127.0.0.1 (DNS rebinding) reaches the port, but
 * its browser still sends that name.
 */
final class HostNames {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    /** The longest name (RFC 1035, 2.3.4), with a dot at the end and a port. */
    private static final int MAX_LENGTH = 260;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern HEADER = Pattern.compile("(" + NAME.pattern() + ")(:\\d{0,5})?");

    private final Set<String> allowed;

    HostNames(Collection<String> configured) {
        this.allowed = Stream.concat(LOOPBACK.stream(), configured.stream())
                .map(HostNames::canonical)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether there is at least one {@code Host} value and each is an allowed name, with or without a port. */
    boolean fit(List<String> headers) {
        return !headers.isEmpty() && headers.stream().allMatch(this::fits);
    }

    private boolean fits(String header) {
        if (header.length() > MAX_LENGTH) {
            return false;
        }
        Matcher matcher = HEADER.matcher(header.strip());
        return matcher.matches() && allowed.contains(canonical(matcher.group(1)));
    }

    /** Ignores case and the dot of the DNS root at the end. */
    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

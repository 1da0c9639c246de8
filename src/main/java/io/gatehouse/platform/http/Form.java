package io.gatehouse.platform.http;

import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body of {@code application/x-www-form-urlencoded}, as OAuth endpoints take it. They report errors in their own form, so this
 * class does not refuse anything itself.
 */
public final class Form {
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final boolean wellFormed;

    Form(@Nullable MediaType type, byte[] body) {
        boolean isForm = type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        this.wellFormed = isForm && read(new String(body, StandardCharsets.UTF_8));
    }

    /** Whether its media type is that of a form, and it parses as one. */
    public boolean isWellFormed() {
        return wellFormed;
    }

    /** Whether a parameter occurs more than once: two readers could take different values. */
    public boolean hasRepeated() {
        return !repeated.isEmpty();
    }

    /** The value; a parameter with an empty value counts as absent (RFC 6749, 3.2). */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private boolean read(String body) {
        try {
            for (String pair : body.split("&")) {
                int equals = pair.indexOf('=');
                add(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : pair.substring(equals + 1));
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void add(String name, String encoded) {
        if (values.put(name, decoded(encoded)) != null) {
            repeated.add(name);
        }
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}

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
 * A body of {@code application/x-www-form-urlencoded}, as the endpoints of OAuth take it. What is wrong with it they tell in
 * their own form, so it does not refuse by itself.
 */
public final class Form {
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final boolean wellFormed;

    Form(@Nullable MediaType type, byte[] body) {
        boolean isForm = type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        this.wellFormed = isForm && read(new String(body, StandardCharsets.UTF_8));
    }

    /** Whether it says that it is a form, and is one. */
    public boolean isWellFormed() {
        return wellFormed;
    }

    /** Whether a parameter is there more than once: two readers could take it for different ones. */
    public boolean hasRepeated() {
        return !repeated.isEmpty();
    }

    /** The value; one without a value counts as left out (RFC 6749, 3.2). */
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

package io.gatehouse.platform.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** A part that the file leaves out equals the part with every key left out, so that defaults are in one place. */
public final class Defaults {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Defaults() {}

    public static <T extends Record> T orEmpty(@Nullable T part, Class<T> type) {
        return part == null ? JSON.convertValue(JSON.createObjectNode(), type) : part;
    }
}

package io.gatehouse.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Named facts as the one JSON text that they have: sorted by name, without a blank. */
final class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Facts() {}

    static String write(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            // Somebody changed it by hand; verifying names the row, and reading the others must go on.
            return Map.of("unreadable", json);
        }
    }
}

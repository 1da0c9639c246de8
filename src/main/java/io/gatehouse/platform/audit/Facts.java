package io.gatehouse.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Converts named facts to JSON and back. Equal facts always give the same text: sorted by name, without spaces. */
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
            // Somebody changed the row by hand. Verification names it, and the other rows must stay readable.
            return Map.of("unreadable", json);
        }
    }
}

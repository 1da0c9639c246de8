package io.gatehouse.platform.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the environment ({@code ${NAME}}, {@code ${NAME:-default}}) and files ({@code ${file:/run/secrets/x}}) into the values of
 * a parsed configuration, so that the content of a variable is always a value, never YAML, and comments stay comments.
 */
final class Substitution {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(file:)?([^}]*?)(?::-([^}]*))?}");

    private final Map<String, String> environment;

    Substitution(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Changes the node in place; {@link Misconfigured} names a variable that is not set or a file that cannot be read. */
    void apply(JsonNode node) {
        apply(node, "");
    }

    private void apply(JsonNode node, String setting) {
        if (node instanceof ObjectNode object) {
            Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                String below = setting.isEmpty() ? field.getKey() : setting + "." + field.getKey();
                field.setValue(substituted(field.getValue(), below));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, substituted(array.get(i), setting + "[" + i + "]"));
            }
        }
    }

    private JsonNode substituted(JsonNode value, String setting) {
        if (value.isTextual() && value.textValue().contains("${")) {
            return TextNode.valueOf(substituted(value.textValue(), setting));
        }
        apply(value, setting);
        return value;
    }

    private String substituted(String text, String setting) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null
                                ? variable(match.group(2), match.group(3), setting)
                                : file(match.group(2), match.group(3), setting)));
    }

    private String variable(String name, @Nullable String fallback, String setting) {
        String value = environment.get(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (fallback == null) {
            throw new Misconfigured(
                    setting,
                    "asks for the environment variable " + name + ", which is not set: set it, or give a default as ${"
                            + name + ":-default}.");
        }
        return fallback;
    }

    /** Without the line break at the end that editors and echo add. */
    private static String file(String path, @Nullable String fallback, String setting) {
        try {
            return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException e) {
            if (fallback != null) {
                return fallback;
            }
            throw new Misconfigured(setting, "asks for the file " + path + ", which cannot be read.");
        }
    }
}

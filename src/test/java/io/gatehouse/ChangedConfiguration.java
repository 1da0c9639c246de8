package io.gatehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The shipped configuration with some keys changed, as a file. System properties would reach every server of the JVM. */
final class ChangedConfiguration {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ChangedConfiguration() {}

    /** Keys are dotted, such as {@code limits.registrationConflicts}; the file goes with the JVM. */
    static Path write(Map<String, String> changes) {
        try {
            ObjectNode root = (ObjectNode) YAML.readTree(Path.of("config.yml").toFile());
            changes.forEach((key, value) -> {
                int dot = key.lastIndexOf('.');
                ObjectNode part =
                        (ObjectNode) root.at("/" + key.substring(0, dot).replace('.', '/'));
                String name = key.substring(dot + 1);
                if (part.path(name).isArray()) {
                    part.putArray(name).add(value);
                } else {
                    part.put(name, value);
                }
            });
            Path file = Files.createTempFile("gatehouse-", ".yml");
            file.toFile().deleteOnExit();
            YAML.writeValue(file.toFile(), root);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

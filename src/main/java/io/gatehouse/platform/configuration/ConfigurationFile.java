package io.gatehouse.platform.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationValidationException;
import io.gatehouse.kernel.CannotStart;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reports errors in a configuration file in the form of compilers: {@code config.yml:20: database.pool.maxSize must be …}. */
record ConfigurationFile(String name, YamlLines lines) {
    CannotStart complaint(Misconfigured thrown) {
        return new CannotStart(at(thrown.setting()) + ": " + thrown.setting() + " " + thrown.getMessage(), thrown);
    }

    CannotStart complaint(ConfigurationException thrown) {
        return new CannotStart(message(thrown), thrown);
    }

    private String message(ConfigurationException thrown) {
        if (thrown instanceof ConfigurationValidationException invalid) {
            return invalid.getConstraintViolations().stream()
                    .map(this::violation)
                    .sorted()
                    .collect(Collectors.joining(System.lineSeparator()));
        }
        return thrown.getCause() instanceof JsonProcessingException unread
                ? unread(unread)
                : String.valueOf(thrown.getMessage()).strip();
    }

    private String violation(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        // A rule over several settings has the name of its method; its message names the settings.
        String setting = lines.knows(path) ? path : parent(path);
        return at(setting) + ": " + setting + " " + violation.getMessage();
    }

    private String unread(JsonProcessingException thrown) {
        if (thrown instanceof JsonMappingException unmapped) {
            String setting = path(unmapped.getPath());
            return at(setting) + ": " + setting + " " + reason(unmapped);
        }
        String problem =
                thrown.getCause() instanceof MarkedYAMLException marked ? marked.getProblem() : firstLine(thrown);
        return name + ":" + thrown.getLocation().getLineNr() + ": is not valid YAML: " + problem;
    }

    private static String reason(JsonMappingException thrown) {
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            return "is not a setting; here are " + sorted(unknown.getKnownPropertyIds());
        }
        if (thrown instanceof InvalidFormatException wrong) {
            return "has the wrong type; expected: " + wrong.getTargetType().getSimpleName();
        }
        return "cannot be read: " + firstLine(thrown).replaceFirst("^.*problem: ", "");
    }

    private static String sorted(Collection<Object> names) {
        return names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String firstLine(JsonProcessingException thrown) {
        return String.valueOf(thrown.getOriginalMessage()).lines().findFirst().orElse("");
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference each : references) {
            if (each.getFieldName() == null) {
                path.append('[').append(each.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(each.getFieldName());
            }
        }
        return path.toString();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private String at(String setting) {
        return name + ":" + lines.of(setting);
    }
}

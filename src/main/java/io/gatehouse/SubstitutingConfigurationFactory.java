package io.gatehouse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.YamlConfigurationFactory;
import jakarta.validation.Validator;
import java.io.IOException;

/** Reads YAML first and substitutes then; Dropwizard's own substitution works on the text of the file. */
final class SubstitutingConfigurationFactory<T> extends YamlConfigurationFactory<T> {
    private final Substitution substitution;

    SubstitutingConfigurationFactory(
            Class<T> type, Validator validator, ObjectMapper mapper, String prefix, Substitution substitution) {
        super(type, validator, strict(mapper), prefix);
        this.substitution = substitution;
    }

    /** A misspelt key would leave its default in force: registration open, say, that was to be closed. */
    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    protected T build(JsonNode node, String path) throws IOException, ConfigurationException {
        substitution.apply(node);
        return super.build(node, path);
    }
}

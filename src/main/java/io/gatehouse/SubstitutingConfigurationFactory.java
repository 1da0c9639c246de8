package io.gatehouse;

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
        super(type, validator, mapper, prefix);
        this.substitution = substitution;
    }

    @Override
    protected T build(JsonNode node, String path) throws IOException, ConfigurationException {
        substitution.apply(node);
        return super.build(node, path);
    }
}

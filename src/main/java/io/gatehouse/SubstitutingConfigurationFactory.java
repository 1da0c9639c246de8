package io.gatehouse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.gatehouse.kernel.CannotStart;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Reads YAML first and substitutes then; Dropwizard's own substitution works on the text of the file. */
final class SubstitutingConfigurationFactory extends YamlConfigurationFactory<GatehouseConfiguration> {
    private final Substitution substitution;

    SubstitutingConfigurationFactory(
            Validator validator, ObjectMapper mapper, String prefix, Substitution substitution) {
        super(GatehouseConfiguration.class, validator, strict(mapper), prefix);
        this.substitution = substitution;
    }

    /** A misspelt key would leave its default in force: registration open, say, that was to be closed. */
    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** What is wrong comes out as {@link CannotStart}, with file and line. */
    @Override
    public GatehouseConfiguration build(ConfigurationSourceProvider provider, String path) throws IOException {
        byte[] text = text(provider, path);
        ConfigurationFile file = new ConfigurationFile(path, YamlLines.of(text));
        try {
            GatehouseConfiguration configuration = super.build(same -> new ByteArrayInputStream(text), path);
            StartRules.check(configuration);
            return configuration;
        } catch (ConfigurationException e) {
            throw file.complaint(e);
        } catch (Misconfigured e) {
            throw file.complaint(e);
        }
    }

    @Override
    protected GatehouseConfiguration build(JsonNode node, String path) throws IOException, ConfigurationException {
        substitution.apply(node);
        return super.build(node, path);
    }

    private static byte[] text(ConfigurationSourceProvider provider, String path) throws IOException {
        try (InputStream input = provider.open(path)) {
            return input.readAllBytes();
        } catch (FileNotFoundException e) {
            throw new CannotStart("There is no configuration file " + path + ", or it cannot be read.", e);
        }
    }
}

package io.gatehouse.platform.configuration;

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
import java.util.Map;
import java.util.function.Consumer;

/** Parses the YAML first and substitutes then; Dropwizard's own substitution works on the text of the file. */
public final class SubstitutingConfigurationFactory<C> extends YamlConfigurationFactory<C> {
    private final Substitution substitution;
    private final Consumer<C> rules;

    /**
     * @param environment the variables that values may refer to
     * @param rules throws {@link Misconfigured} if settings do not fit together
     */
    public SubstitutingConfigurationFactory(
            Class<C> type,
            Validator validator,
            ObjectMapper mapper,
            String prefix,
            Map<String, String> environment,
            Consumer<C> rules) {
        super(type, validator, strict(mapper), prefix);
        this.substitution = new Substitution(environment);
        this.rules = rules;
    }

    /** Otherwise a misspelt key would leave the default in force, for example leave registration open. */
    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Throws {@link CannotStart}, with file and line, if something is wrong. */
    @Override
    public C build(ConfigurationSourceProvider provider, String path) throws IOException {
        byte[] text = text(provider, path);
        ConfigurationFile file = new ConfigurationFile(path, YamlLines.of(text));
        try {
            C configuration = super.build(same -> new ByteArrayInputStream(text), path);
            rules.accept(configuration);
            return configuration;
        } catch (ConfigurationException e) {
            throw file.complaint(e);
        } catch (Misconfigured e) {
            throw file.complaint(e);
        }
    }

    @Override
    protected C build(JsonNode node, String path) throws IOException, ConfigurationException {
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

package io.gatehouse.platform.persistence.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gatehouse.kernel.Secret;
import java.io.IOException;

/** The JSON form of the manifest: the only one with a secret in clear text, since the file is meant to contain it. */
final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(Secret.class, new Revealed()))
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) throws IOException {
        return MAPPER.writeValueAsBytes(manifest);
    }

    static Manifest read(byte[] json) throws IOException {
        return MAPPER.readValue(json, Manifest.class);
    }

    private static final class Revealed extends JsonSerializer<Secret> {
        @Override
        public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(secret.reveal());
        }
    }
}

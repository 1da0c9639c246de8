package io.gatehouse.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment and files put into a configuration. */
class SubstitutionTest {
    private static JsonNode substituted(String yaml, Map<String, String> environment) throws JsonProcessingException {
        JsonNode node = new YAMLMapper().readTree(yaml);
        new Substitution(environment).apply(node);
        return node;
    }

    private static String value(String yaml, Map<String, String> environment) throws JsonProcessingException {
        return substituted("key: " + yaml, environment).get("key").textValue();
    }

    @Nested
    class AVariable {
        @ParameterizedTest
        @CsvSource({
            "${NAME}, Ada",
            "${NAME:-nobody}, Ada",
            "Dear ${NAME}!, Dear Ada!",
            "${NAME}${NAME}, AdaAda",
            "${OTHER:-nobody}, nobody",
            "${OTHER:-}, ''",
            "${OTHER:-a:-b}, a:-b",
            "${OTHER:-http://localhost:8080}, http://localhost:8080",
            "${EMPTY:-nobody}, nobody",
            "$NAME, $NAME",
        })
        void isPutWhereItStands(String text, String expected) throws JsonProcessingException {
            assertThat(value(text, Map.of("NAME", "Ada", "EMPTY", ""))).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "with a #hash # and more",
                    "\"quoted\" and 'quoted'",
                    "key: value",
                    "a\nb: c",
                    "- item",
                    "{x: y}",
                    "$1 \\ $0",
                    "${NAME}",
                    "true",
                    "8080",
                    " spaces ",
                })
        void isAValueAndNeverYaml(String hostile) throws JsonProcessingException {
            assertThat(value("${NAME}", Map.of("NAME", hostile))).isEqualTo(hostile);
            assertThat(value("a ${NAME} z", Map.of("NAME", hostile))).isEqualTo("a " + hostile + " z");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "unset"})
        void withoutValueAndDefaultIsNamed(String state) {
            Map<String, String> environment = state.isEmpty() ? Map.of("NAME", "") : Map.of();

            assertThatThrownBy(() -> value("${NAME}", environment))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("environment variable NAME")
                    .hasMessageContaining("${NAME:-default}");
        }
    }

    @Nested
    class AFile {
        @TempDir
        private Path folder;

        @Test
        void isReadWithoutTheLineBreakAtItsEnd() throws IOException {
            Path file = Files.writeString(folder.resolve("secret"), "a #b \"c\"\n");

            assertThat(value("${file:" + file + "}", Map.of())).isEqualTo("a #b \"c\"");
        }

        @Test
        void thatIsMissingIsNamed() {
            Path file = folder.resolve("missing");

            assertThatThrownBy(() -> value("${file:" + file + "}", Map.of()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining(file.toString());
        }

        @Test
        void thatIsAFolderIsNamed() {
            assertThatThrownBy(() -> value("${file:" + folder + "}", Map.of()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @Nested
    class ThePlaces {
        @Test
        void areAllValuesHoweverDeepAndNoKeys() throws JsonProcessingException {
            JsonNode node = substituted("""
                    ${NAME}:
                      list: ["${NAME}", [{deep: "${NAME}"}], plain]
                      number: 1
                      none:
                    """, Map.of("NAME", "Ada"));

            assertThat(node).hasToString("""
                    {"${NAME}":{"list":["Ada",[{"deep":"Ada"}],"plain"],"number":1,"none":null}}""");
        }

        @Test
        void areNeverInComments() throws JsonProcessingException {
            assertThat(substituted("key: value # ${NOT_SET}\n# ${NOT_SET}\n", Map.of()))
                    .hasToString("{\"key\":\"value\"}");
        }
    }
}

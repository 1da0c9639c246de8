package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.kernel.CannotStart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a configuration file that is wrong. */
class ConfigurationFileTest {
    private static List<String> complaints(String yaml) {
        CannotStart stopped = catchThrowableOfType(CannotStart.class, () -> TestConfiguration.of(yaml));
        return String.valueOf(stopped.getMessage()).lines().toList();
    }

    @Test
    void aKeyThatIsMisspeltIsToldWithItsLineAndThoseThatThereAre() {
        assertThat(complaints("""
                data: x
                database:
                  pool:
                    maxSiez: 3
                """))
                .containsExactly(
                        "test.yml:4: database.pool.maxSiez is not a setting; here are maxSize, maxWait, minSize");
    }

    @Test
    void everyValueOutOfBoundsIsToldWithItsLine() {
        assertThat(complaints("""
                database:
                  pool:
                    maxSize: 1
                tokens:
                  lifetime: 5s
                """))
                .containsExactly(
                        "test.yml:2: database.pool minSize must not be above maxSize",
                        "test.yml:3: database.pool.maxSize must be greater than or equal to 2",
                        "test.yml:5: tokens.lifetime must be greater than or equal to 1 MINUTES");
    }

    @Test
    void aValueOfTheWrongTypeIsTold() {
        assertThat(complaints("database:\n  pool:\n    maxSize: many\n"))
                .containsExactly("test.yml:3: database.pool.maxSize has the wrong type; expected: Integer");
        assertThat(complaints("database:\n  pool:\n    maxWait: 3parsecs\n").get(0))
                .startsWith("test.yml:3: database.pool.maxWait cannot be read: Invalid duration: 3parsecs");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        assertThat(complaints("data: x\nserver: ]\nlogging: {}\n").get(0))
                .startsWith("test.yml:2: is not valid YAML: ");
    }

    @Test
    void aRuleOfTheStartIsToldWithTheLineOfItsSetting() {
        assertThat(complaints("data: x\ntokens:\n  issuer: http://accounts.test\n")
                        .get(0))
                .startsWith("test.yml:3: tokens.issuer (GATEHOUSE_ISSUER) must be an https URL");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        CommandLine.Result checked = new CommandLine(Map.of()).run("check nowhere.yml");

        assertThat(checked.exit()).isEqualTo(78);
        assertThat(checked.err())
                .isEqualToIgnoringNewLines("There is no configuration file nowhere.yml, or it cannot be read.");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> TestConfiguration.of("")).isInstanceOf(CannotStart.class);
    }
}

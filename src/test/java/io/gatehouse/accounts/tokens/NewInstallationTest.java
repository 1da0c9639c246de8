package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which verb ties a database that was just migrated to a master key. */
class NewInstallationTest {
    private static final String ADMIN =
            "users create config.yml --email first@admin.test --name First --role admin --password-stdin";

    private static CommandLine withAnotherMasterKey(CommandLine commands) {
        Map<String, String> variables = new HashMap<>(commands.environment());
        variables.put("GATEHOUSE_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return new CommandLine(variables);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users list config.yml", "keys list config.yml", "audit verify config.yml", ADMIN})
    void aVerbThatDoesNotSayThatItMakesSecretsIsRefusedAndLeavesTheDatabaseToEveryMasterKey(String verb) {
        CommandLine commands = TestServer.commandsBeforeTheFirstStart();

        CommandLine.Result refused = withAnotherMasterKey(commands).run(verb);

        assertThat(refused.exit()).isEqualTo(78);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("This installation has no secrets yet: run `java -jar gatehouse.jar keys init config.yml`");
        assertThat(commands.run("keys init config.yml").exit()).isZero();
    }

    @Test
    void keysInitMakesThemOnceAndSaysUnderWhichMasterKey() {
        CommandLine commands = TestServer.commandsBeforeTheFirstStart();

        CommandLine.Result made = commands.run("keys init config.yml");

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out())
                .containsPattern(
                        "^Made the root secret and the signing keys, sealed under the master key [0-9a-f]{16}:")
                .containsPattern("ES256 +active ")
                .containsPattern("ES256 +next ");
        assertThat(commands.run("keys init config.yml").out())
                .startsWith("This installation has its secrets already, its root secret sealed under the master key ");
        assertThat(withAnotherMasterKey(commands).run("keys init config.yml").exit())
                .isEqualTo(78);
        assertThat(commands.run("correct-horse-9\n", ADMIN.split(" ")).out()).startsWith("Created: ");
    }
}

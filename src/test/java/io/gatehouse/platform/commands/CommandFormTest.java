package io.gatehouse.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one form of all commands: streams, exit codes, help. */
class CommandFormTest {
    private final CommandLine commands = TestServer.shared().commands();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | invalid choice: 'nonsense'",
                "users | too few arguments, expected: action",
                "users nonsense | invalid choice: 'nonsense'",
                "server | too few arguments, expected: config.yml",
                "check | too few arguments, expected: config.yml",
                "users list | too few arguments, expected: config.yml",
                "db tag config.yml | too few arguments, expected: config.yml tag",
                "users show config.yml | one of the arguments --email --id is required",
                "users show config.yml --email a@b.cc --id 1 | argument --id: ",
                "users show config.yml --email nobody | argument --email: must have one @",
                "users disable config.yml --id 1 | argument --id: ",
                "users delete config.yml --email a@b.cc | argument --yes is required",
                "users set-role config.yml --email a@b.cc --role king | argument --role: must be user, support or admin",
                "users list config.yml --limit 101 | argument --limit: must be 100 or less",
                "users list config.yml --sort shoe_size | argument --sort: must be one of created_at",
                "users list config.yml --q ab | argument --q: must have at least 3 characters",
                "users list config.yml --active --disabled | argument --disabled: not allowed with argument --active",
                "db rollback config.yml --count 1 | one of the arguments --yes --dry-run is required",
                "db rollback config.yml --yes | one of the arguments --tag --count is required",
                "db rollback config.yml --count 0 --yes | argument --count: must be a whole number above 0",
                "keys emergency config.yml | argument --yes is required",
                "keys emergency config.yml --yes --kid a --fresh | argument --fresh: not allowed with argument --kid",
                "keys retire config.yml | argument --kid is required",
                "clients show config.yml --id svc_nope | argument --id: must be svc_ and a UUID, as `clients list` shows",
                "db tag config.yml a/b | argument tag: must be 1 to 100 letters",
            })
    void aWrongUseEndsWithTwoAndTheHelpOfTheNearestCommand(String words, String firstLine) {
        CommandLine.Result used = commands.run(words);

        assertThat(used.exit()).isEqualTo(2);
        assertThat(used.out()).isEmpty();
        assertThat(used.err().lines().findFirst().orElse("")).startsWith(firstLine);
        assertThat(used.err()).contains("usage: java -jar").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "users --help", "users list --help", "db status -h", "server --help"})
    void helpIsNoFailure(String words) {
        CommandLine.Result helped = commands.run(words);

        assertThat(helped.exit()).isZero();
        assertThat(helped.err()).isEmpty();
    }

    @Test
    void theHelpOfAllSaysWhatEachCommandIsFor() {
        assertThat(commands.run("--help").out())
                .containsPattern("\n +server +Run the service")
                .containsPattern("\n +check +Read and check the configuration file")
                .containsPattern("\n +users +Manage accounts: ");
    }

    @Test
    void aRefusalEndsWithOneAndASentence() {
        CommandLine.Result refused = commands.run("users show config.yml --email nobody@commands.test");

        assertThat(refused).isEqualTo(new CommandLine.Result(1, "", "There is no user nobody@commands.test\n"));
    }

    @Test
    void aDatabaseThatIsNotThereEndsWithSixtyNineAndNamesHostAndPort() {
        CommandLine nowhere = new CommandLine(Map.of("DATABASE_URL", "postgresql://u:hidden@127.0.0.1:1/x"));

        CommandLine.Result refused = nowhere.run("db status config.yml");

        assertThat(refused.exit()).isEqualTo(69);
        assertThat(refused.err())
                .contains("127.0.0.1:1")
                .doesNotContain("hidden")
                .doesNotContain("\tat ");
    }

    @Test
    void theStackTraceIsForWhoAsksForIt() {
        CommandLine nowhere = new CommandLine(Map.of("DATABASE_URL", "postgresql://u:hidden@127.0.0.1:1/x"));

        CommandLine.Result refused = nowhere.run("db status config.yml --debug");

        assertThat(refused.exit()).isEqualTo(69);
        assertThat(refused.err()).contains("\tat io.gatehouse").doesNotContain("hidden");
    }

    @Test
    void whatAClientOnceTypedReachesATerminalAsTextAlone() throws Exception {
        try (TestServer own = TestServer.start(Map.of())) {
            own.http().register("escape@commands.test");
            own.sql("update users set name = E'\\u001b[31mred\\u009b0m'");

            assertThat(own.commands()
                            .run("users show config.yml --email escape@commands.test")
                            .out())
                    .contains("[31mred0m")
                    .doesNotContain("\u001b")
                    .doesNotContain("\u009b");
            assertThat(own.commands().run("users list config.yml --json").out())
                    .contains("\\u001B")
                    .contains("\\u009B")
                    .doesNotContain("\u001b")
                    .doesNotContain("\u009b");
        }
    }
}

package io.gatehouse.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of a configuration file. */
class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void acceptsTheShippedFile() {
        CommandLine.Result checked = new CommandLine(Map.of()).run("check config.yml");

        assertThat(checked).isEqualTo(new CommandLine.Result(0, "config.yml is good\n", ""));
    }

    @Test
    void tellsWhatIsWrongWithFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yml"), "data: x\ntokens:\n  issuer: ${NOT_SET}\n");

        CommandLine.Result checked = new CommandLine(Map.of()).run("check " + file);

        assertThat(checked.exit()).isEqualTo(78);
        assertThat(checked.err())
                .startsWith(file + ":3: tokens.issuer asks for the environment variable NOT_SET")
                .doesNotContain("\tat ");
    }
}

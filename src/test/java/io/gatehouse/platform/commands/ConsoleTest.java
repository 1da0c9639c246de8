package io.gatehouse.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What reaches an operator's terminal, and how. */
class ConsoleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console = new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    @Test
    void textOfOurOwnComesOutToTheLetter() {
        String sql = "create\ttable t (n int);\n" + "-".repeat(20_000) + "\n";

        console.verbatim(sql);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(sql);
    }

    @Test
    void aLineThatMayHoldAClientsTextHasNoControlCharacters() {
        console.print("a\u001b[31m\tb");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a[31mb\n");
    }
}

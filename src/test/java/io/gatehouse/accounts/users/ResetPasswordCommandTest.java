package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code users reset-password} does to an account of a running service. */
class ResetPasswordCommandTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();

    @TempDir
    private Path folder;

    @Test
    void takesItFromStandardInputAndEndsAllSessions() {
        http.register("reset@users.test");
        String[] bearer = http.bearer("reset@users.test");

        CommandLine.Result reset = server.commands()
                .run(
                        "a brand new one\n",
                        "users",
                        "reset-password",
                        "config.yml",
                        "--email",
                        "reset@users.test",
                        "--password-stdin");

        assertThat(reset.exit()).as(reset.err()).isZero();
        assertThat(reset.out()).doesNotContain("a brand new one");
        assertThat(http.untilRefused(bearer).field("code")).isEqualTo("session_ended");
        assertThat(http.signIn("reset@users.test", Client.PASSWORD).status()).isEqualTo(401);
        assertThat(http.signIn("reset@users.test", "a brand new one").status()).isEqualTo(200);
    }

    @Test
    void writesOneThatItMadeUpIntoAFileForItsOwnerAlone() throws IOException {
        http.register("madeup@users.test");
        Path file = folder.resolve("password");

        CommandLine.Result reset = run("users reset-password config.yml --email madeup@users.test --to " + file);

        assertThat(reset.exit()).as(reset.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String password = Files.readString(file).strip();
        assertThat(password).hasSize(20);
        assertThat(reset.out()).doesNotContain(password);
        assertThat(http.signIn("madeup@users.test", password).status()).isEqualTo(200);
    }

    @Test
    void neverOverwritesAFileAndThenChangesNothing() throws IOException {
        http.register("kept@users.test");
        Path file = Files.writeString(folder.resolve("there"), "precious");

        CommandLine.Result reset = run("users reset-password config.yml --email kept@users.test --to " + file);

        assertThat(reset.exit()).isEqualTo(1);
        assertThat(reset.err()).contains("exists already");
        assertThat(file).hasContent("precious");
        assertThat(http.signIn("kept@users.test", Client.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void leavesNoFileBehindWhereThereIsNoSuchAccount() {
        Path file = folder.resolve("none");

        CommandLine.Result reset =
                run("users reset-password config.yml --id 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e --to " + file);

        assertThat(reset.exit()).isEqualTo(1);
        assertThat(file).doesNotExist();
    }

    private CommandLine.Result run(String words) {
        return server.commands().run(words);
    }
}

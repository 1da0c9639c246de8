package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation on the embedded database moves to another folder by its backup. */
class BackupIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path from;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path to;

    private static String[] restore(Path file) {
        return new String[] {"data", "restore", "config.yml", "--from", file.toString()};
    }

    @Test
    void whoeverCouldSignInThereCanSignInHere() throws Exception {
        Path file = from.resolve("installation.backup");
        Path keyless = from.resolve("keyless.backup");
        writeBackups(new BuiltJar(from), file, keyless);
        BuiltJar jar = new BuiltJar(to);

        assertDamageLeavesNothing(jar, file);
        BuiltJar.Result missingKey = jar.run("", restore(keyless));
        assertThat(missingKey.exit()).isEqualTo(78);
        assertThat(missingKey.err()).contains("is not at hand (there is: none)");
        assertThat(to.resolve("data/keys/master.key")).doesNotExist();

        BuiltJar.Result restored = jar.run("", restore(file));

        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(to.resolve("data/keys/master.key")).hasSameTextualContentAs(from.resolve("data/keys/master.key"));
        BuiltJar.Service service = jar.serve();
        try {
            assertThat(service.http().signIn("moved@jar.test", Client.PASSWORD).status())
                    .isEqualTo(200);
        } finally {
            service.stop();
        }
    }

    private static void writeBackups(BuiltJar jar, Path file, Path keyless) throws Exception {
        BuiltJar.Service service = jar.serve();
        try {
            assertThat(service.http().register("moved@jar.test").status()).isEqualTo(201);
            BuiltJar.Result written = jar.run("", "data", "backup", "config.yml", "--to", file.toString());
            assertThat(written.exit()).as(written.err()).isZero();
            assertThat(written.out()).contains("The file carries the master key ");
            assertThat(jar.run("", "data", "backup", "config.yml", "--without-keys", "--to", keyless.toString())
                            .out())
                    .contains("keys/master.key in the data folder");
        } finally {
            service.stop();
        }
    }

    private void assertDamageLeavesNothing(BuiltJar jar, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(from.resolve("cut.backup"), Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(jar.run("", restore(cut)).err()).contains("damaged or not whole");

        assertThat(to.resolve("data")).doesNotExist();
    }
}

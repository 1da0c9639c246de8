package io.gatehouse.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key in the data folder: looked for, adopted from a backup, and given up again. */
class LocalKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Secret KEY = new Secret(MasterKey.generate(RANDOM));
    private static final SecretsConfiguration NONE = new SecretsConfiguration(new Secret(""), new Secret(""));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path data;

    private Path file() {
        return data.resolve("keys/master.key");
    }

    @Test
    void lookingForOneMakesNone() {
        assertThat(LocalKey.in(data).find()).isEmpty();
        assertThat(MasterKeys.atHand(NONE, true, data).ids()).isEqualTo("none");

        assertThat(file()).doesNotExist();
    }

    @Test
    void anAdoptedOneIsTheFoldersOwnAndPrivate() throws Exception {
        Runnable unused = LocalKey.in(data).adopt(KEY);

        MasterKeys ring = MasterKeys.load(NONE, true, data, RANDOM);
        assertThat(ring.newest()).isEqualTo(MasterKey.parse(KEY, "test"));
        assertThat(MasterKeys.atHand(NONE, true, data).ids()).isEqualTo(ring.ids());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void anAdoptedOneCanBeGivenUp() {
        LocalKey.in(data).adopt(KEY).run();

        assertThat(file()).doesNotExist();
    }

    @Test
    void oneThatWasThereBeforeIsNotGivenUp() {
        Runnable unused = LocalKey.in(data).adopt(KEY);

        LocalKey.in(data).adopt(KEY).run();

        assertThat(LocalKey.in(data).find()).contains(KEY);
    }

    @Test
    void anotherOneIsKeptAndTheWayOutTold() {
        Secret other = new Secret(MasterKey.generate(RANDOM));
        Runnable unused = LocalKey.in(data).adopt(other);

        assertThatThrownBy(() -> LocalKey.in(data).adopt(KEY))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(MasterKey.parse(other, "test").id())
                .hasMessageContaining(MasterKey.parse(KEY, "test").id())
                .hasMessageContaining("GATEHOUSE_DATA")
                .message()
                .doesNotContain(KEY.reveal(), other.reveal());

        assertThat(LocalKey.in(data).find()).contains(other);
    }

    @Test
    void aConfiguredKeyLeavesTheFolderOutOfIt() {
        Runnable unused = LocalKey.in(data).adopt(KEY);
        Secret configured = new Secret(MasterKey.generate(RANDOM));

        MasterKeys ring = MasterKeys.atHand(new SecretsConfiguration(configured, new Secret("")), true, data);

        assertThat(ring.ids()).isEqualTo(MasterKey.parse(configured, "test").id());
    }
}

package io.gatehouse.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the master key comes from. */
class MasterKeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NONE = "";

    @TempDir
    private Path data;

    private static SecretsConfiguration keys(String newest, String previous) {
        return new SecretsConfiguration(new Secret(newest), new Secret(previous));
    }

    private MasterKeys load(SecretsConfiguration configuration, boolean embedded) {
        return MasterKeys.load(configuration, embedded, data, RANDOM);
    }

    private Path file() {
        return data.resolve("keys/master.key");
    }

    @Nested
    class OnTheEmbeddedDatabase {
        @Test
        void oneIsMadeOnceAndKept() {
            MasterKeys first = load(keys(NONE, NONE), true);
            MasterKeys second = load(keys(NONE, NONE), true);

            assertThat(second.newest()).isEqualTo(first.newest());
        }

        @Test
        void theKeptOneIsForTheAccountOfTheServiceAlone() throws IOException {
            MasterKeys unused = load(keys(NONE, NONE), true);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
            assertThat(Base64.getDecoder().decode(Files.readString(file()).strip()))
                    .hasSize(32);
        }

        @Test
        void aDamagedOneStopsTheStartNamingItsFile() throws IOException {
            MasterKeys unused = load(keys(NONE, NONE), true);
            Files.writeString(file(), "c2hvcnQ=");

            assertThatThrownBy(() -> load(keys(NONE, NONE), true))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("master.key")
                    .message()
                    .doesNotContain("c2hvcnQ");
        }

        @Test
        void aConfiguredOneIsUsedAndNoneIsMade() {
            String configured = MasterKey.generate(RANDOM);

            MasterKeys ring = load(keys(configured, NONE), true);

            assertThat(ring.newest()).isEqualTo(MasterKey.parse(new Secret(configured), "test"));
            assertThat(file()).doesNotExist();
        }
    }

    @Nested
    class OnAConfiguredDatabase {
        @Test
        void oneMustBeConfigured() {
            assertThatThrownBy(() -> load(keys(NONE, NONE), false))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("GATEHOUSE_MASTER_KEY")
                    .hasMessageContaining("openssl rand -base64 32");
            assertThat(file()).doesNotExist();
        }

        @Test
        void aPreviousOneAloneIsNotEnough() {
            assertThatThrownBy(() -> load(keys(NONE, MasterKey.generate(RANDOM)), false))
                    .isInstanceOf(CannotStart.class);
        }
    }

    @Nested
    class TheRing {
        @Test
        void sealsWithTheNewestAndFindsBoth() {
            String newest = MasterKey.generate(RANDOM);
            String previous = MasterKey.generate(RANDOM);

            MasterKeys ring = load(keys(newest, previous), false);

            MasterKey first = MasterKey.parse(new Secret(newest), "test");
            MasterKey second = MasterKey.parse(new Secret(previous), "test");
            assertThat(ring.newest()).isEqualTo(first);
            assertThat(ring.find(first.id())).contains(first);
            assertThat(ring.find(second.id())).contains(second);
            assertThat(ring.find("0000000000000000")).isEmpty();
            assertThat(ring.ids()).isEqualTo(first.id() + ", " + second.id());
        }

        @Test
        void forgivesSpaceAroundAKey() {
            String key = MasterKey.generate(RANDOM);

            assertThat(load(keys(" " + key + "\n", NONE), false).newest())
                    .isEqualTo(MasterKey.parse(new Secret(key), "test"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not base64!",
                "c2hvcnQ=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "____________________________________________",
            })
    void whatIsNot32BytesInBase64IsRefusedWithoutBeingRepeated(String wrong) {
        assertThatThrownBy(() -> load(keys(wrong, NONE), false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("GATEHOUSE_MASTER_KEY")
                .message()
                .doesNotContain(wrong);
        assertThatThrownBy(() -> load(keys(MasterKey.generate(RANDOM), wrong), false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("GATEHOUSE_MASTER_KEY_PREVIOUS")
                .message()
                .doesNotContain(wrong);
    }
}

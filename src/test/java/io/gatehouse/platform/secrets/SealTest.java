package io.gatehouse.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed comes back at its place and nowhere else. */
class SealTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Seal.Place PLACE = Seal.Place.of("signing_keys", "a-kid");
    private static final byte[] SECRET = "open sesame".getBytes(StandardCharsets.UTF_8);
    private static final String OLD = MasterKey.generate(RANDOM);
    private static final String NEW = MasterKey.generate(RANDOM);

    private final Seal seal = seal(OLD, "");

    private static Seal seal(String newest, String previous) {
        SecretsConfiguration keys = new SecretsConfiguration(new Secret(newest), new Secret(previous));
        return new Seal(MasterKeys.load(keys, false, Path.of("unused"), RANDOM), RANDOM);
    }

    private static String idOf(String key) {
        return MasterKey.parse(new Secret(key), "test").id();
    }

    @Test
    void whatIsClosedOpensAgain() {
        byte[] sealed = seal.close(SECRET, PLACE);

        assertThat(seal.open(sealed, PLACE)).isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
    }

    @Test
    void oneSecretIsNeverSealedTheSameWayTwice() {
        assertThat(seal.close(SECRET, PLACE)).isNotEqualTo(seal.close(SECRET, PLACE));
    }

    @Nested
    class AnotherPlace {
        @Test
        void isRefusedByName() {
            byte[] sealed = seal.close(SECRET, PLACE);

            assertThatThrownBy(() -> seal.open(sealed, Seal.Place.of("signing_keys", "b-kid")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("signing_keys b-kid");
        }

        @Test
        void isOneWhosePartsAreCutDifferently() {
            byte[] sealed = seal.close(SECRET, Seal.Place.of("ab", "c"));

            assertThatThrownBy(() -> seal.open(sealed, Seal.Place.of("a", "bc")))
                    .isInstanceOf(CannotStart.class);
        }
    }

    @Nested
    class AChangedBlob {
        @ParameterizedTest
        @ValueSource(ints = {0, 9, 20, 21, -1})
        void isRefusedWhereverItWasChanged(int index) {
            byte[] sealed = seal.close(SECRET, PLACE);
            sealed[index < 0 ? sealed.length + index : index] ^= 1;

            assertThatThrownBy(() -> seal.open(sealed, PLACE))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("signing_keys a-kid");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 20, 37, 47})
        void isRefusedHoweverShortItWasCut(int length) {
            byte[] sealed = Arrays.copyOf(seal.close(SECRET, PLACE), length);

            assertThatThrownBy(() -> seal.open(sealed, PLACE)).isInstanceOf(CannotStart.class);
        }
    }

    @Nested
    class AChangeOfTheMasterKey {
        @Test
        void opensWithThePreviousOneAndSealsWithTheNewest() {
            byte[] before = seal.close(SECRET, PLACE);
            Seal both = seal(NEW, OLD);

            assertThat(both.open(before, PLACE)).isEqualTo(SECRET);
            assertThat(seal(NEW, "").open(both.close(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
        }

        @Test
        void namesTheMasterKeyThatIsNotAtHandAndThoseThatAre() {
            byte[] before = seal.close(SECRET, PLACE);

            assertThatThrownBy(() -> seal(NEW, "").open(before, PLACE))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("The master key " + idOf(OLD))
                    .hasMessageContaining("there is: " + idOf(NEW))
                    .hasMessageContaining("GATEHOUSE_MASTER_KEY_PREVIOUS")
                    .message()
                    .doesNotContain(OLD)
                    .doesNotContain(NEW);
        }
    }
}

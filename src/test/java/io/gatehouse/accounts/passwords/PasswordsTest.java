package io.gatehouse.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.metrics.Metrics;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes of our own and of other systems, made and checked. */
class PasswordsTest {
    private static final Secret PASSWORD = new Secret("correct horse");
    private static final Secret OTHER = new Secret("correct horsf");

    private final Passwords passwords = new Passwords(
            new PasswordsConfiguration(8_192, 1, 1, 0, Duration.seconds(30)), new Metrics("test"), new SecureRandom());

    private static String bcrypt(String letter, String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        byte[] read = Arrays.copyOf(bytes, Math.min(bytes.length, 72));
        return OpenBSDBCrypt.generate("2" + letter, read, new byte[16], 4);
    }

    @Nested
    class OurOwnHashes {
        @Test
        void areMatchedByTheirPasswordAlone() {
            String hash = passwords.hash(PASSWORD);

            assertThat(passwords.matches(PASSWORD, hash)).isTrue();
            assertThat(passwords.matches(OTHER, hash)).isFalse();
            assertThat(passwords.matches(new Secret(""), hash)).isFalse();
        }

        @Test
        void sayHowTheyWereMade() {
            assertThat(passwords.hash(PASSWORD)).matches("\\$argon2id\\$v=19\\$m=8192,t=1,p=1\\$[^$]{22}\\$[^$]{43}");
        }

        /** The memory of a place is used again: else a storm of sign-ins would be a storm of full collections. */
        @Test
        void leaveNoGarbage() {
            passwords.hash(PASSWORD);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();

            passwords.hash(PASSWORD);

            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(500_000);
        }

        @Test
        void areSaltedEachAnew() {
            assertThat(passwords.hash(PASSWORD)).isNotEqualTo(passwords.hash(PASSWORD));
        }

        @Test
        void doNotDependOnTheUnicodeFormThatWasTyped() {
            String hash = passwords.hash(new Secret("caf\u00e9 au lait"));

            assertThat(passwords.matches(new Secret("cafe\u0301 au lait"), hash))
                    .isTrue();
        }

        @Test
        void ofAnotherCostStillMatch() {
            Passwords former = new Passwords(
                    new PasswordsConfiguration(8_200, 2, 2, 0, Duration.seconds(30)),
                    new Metrics("test"),
                    new SecureRandom());

            assertThat(passwords.matches(PASSWORD, former.hash(PASSWORD))).isTrue();
        }
    }

    @Nested
    class Argon2idHashesOfOtherLibraries {
        /** Made by password4j 1.8.4, which made the hashes of earlier builds. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "m=8192,t=1,p=1 | 64zw4y6hGNSGW1HTKDajc74EIkJpCJ+AUBXDspyrFEU",
                    "m=19456,t=2,p=1 | rk2Mi3E4dgRMg0fHaYaptWVZRKqs//6b6k3/nntqGJk",
                    "m=8200,t=2,p=2 | bwkGGLrgBrdo2NLB8ud5K7E3GpSkcqEKiuyipIEgwvQ"
                })
        void matchTheirPasswordAlone(String cost, String hash) {
            String stored = "$argon2id$v=19$" + cost + "$MDEyMzQ1Njc4OWFiY2RlZg$" + hash;

            assertThat(passwords.matches(PASSWORD, stored)).isTrue();
            assertThat(passwords.matches(OTHER, stored)).isFalse();
        }

        /** As text it has the form, and no library made it. */
        @Test
        void ofAnImpossibleCostMatchNothing() {
            assertThat(passwords.matches(
                            PASSWORD, "$argon2id$v=19$m=1,t=1,p=16$MDEyMzQ1Njc4OWFiY2RlZg$bwkGGLrgBrdo2NLB8ud5KA"))
                    .isFalse();
        }
    }

    @Nested
    class BcryptHashes {
        @ParameterizedTest
        @ValueSource(strings = {"a", "b", "y"})
        void ofEveryLetterMatch(String letter) {
            String hash = bcrypt(letter, PASSWORD.reveal());

            assertThat(hash).startsWith("$2" + letter + "$04$");
            assertThat(passwords.matches(PASSWORD, hash)).isTrue();
            assertThat(passwords.matches(OTHER, hash)).isFalse();
        }

        @Test
        void madeElsewhereMatch() {
            // The test vectors of jBCrypt for "abc" and for the empty password.
            assertThat(passwords.matches(
                            new Secret("abc"), "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"))
                    .isTrue();
            assertThat(passwords.matches(
                            new Secret(""), "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."))
                    .isTrue();
        }

        @Test
        void lookNoFurtherThan72Bytes() {
            String first = "x".repeat(72);
            String hash = bcrypt("b", first);

            assertThat(passwords.matches(new Secret(first), hash)).isTrue();
            assertThat(passwords.matches(new Secret(first + "y"), hash)).isTrue();
            assertThat(passwords.matches(new Secret(first + "z".repeat(900)), hash))
                    .isTrue();
            assertThat(passwords.matches(new Secret("x".repeat(71)), hash)).isFalse();
            assertThat(passwords.matches(new Secret("x".repeat(71) + "y"), hash))
                    .isFalse();
        }

        @Test
        void areCutInTheMiddleOfACharacterWhereThatStandsOnByte72() {
            String hash = bcrypt("b", "x".repeat(71) + "\u00e9");

            // Both letters begin with the byte C3, which is all that is read of them.
            assertThat(passwords.matches(new Secret("x".repeat(71) + "\u00e8"), hash))
                    .isTrue();
        }
    }

    @Nested
    class AHashOfAnUnknownForm {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "correct horse",
                    "!",
                    "*",
                    "{noop}correct horse",
                    "5f4dcc3b5aa765d61d8327deb882cf99",
                    "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
                    "$2x$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                    "$2b$04$tooshort",
                    "$argon2i$v=19$m=8192,t=1,p=1$c29tZXNhbHQ$aGFzaA",
                    "$argon2id$v=16$m=8192,t=1,p=1$c29tZXNhbHQ$aGFzaA",
                    "$argon2id$m=8192,t=1,p=1$c29tZXNhbHQ$aGFzaA",
                    "$argon2id$v=19$m=8192,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$bwkGGLrgBrdo2NLB8ud5K",
                    "$argon2id$v=19$m=8192,t=1,p=1$MDEyMzQ1Njc4OWFiY$bwkGGLrgBrdo2NLB8ud5KA",
                })
        void neverMatches(String hash) {
            assertThat(passwords.matches(PASSWORD, hash)).isFalse();
            assertThat(HashScheme.of(hash)).isEmpty();
            assertThat(passwords.isOutdated(hash)).isTrue();
        }
    }

    @Nested
    class IsOutdated {
        @Test
        void isFalseOfAHashAsItIsMadeToday() {
            assertThat(passwords.isOutdated(passwords.hash(PASSWORD))).isFalse();
        }

        @Test
        void isTrueOfEveryOtherSchemeAndCost() {
            assertThat(passwords.isOutdated(bcrypt("b", "x"))).isTrue();
            assertThat(passwords.isOutdated(new HashScheme.Argon2id(8_193, 1, 1).unmatchable()))
                    .isTrue();
            assertThat(passwords.isOutdated(new HashScheme.Argon2id(8_192, 2, 1).unmatchable()))
                    .isTrue();
            assertThat(passwords.isOutdated(new HashScheme.Argon2id(8_192, 1, 2).unmatchable()))
                    .isTrue();
        }
    }

    @Nested
    class Burn {
        @Test
        void checksAgainstAHashOfTheSchemeThatNothingMatches() {
            for (HashScheme scheme : new HashScheme[] {passwords.current(), new HashScheme.Bcrypt(4)}) {
                assertThat(HashScheme.of(scheme.unmatchable())).isEqualTo(Optional.of(scheme));

                passwords.burn(PASSWORD, scheme);
                passwords.burn(new Secret(""), scheme);
            }
        }
    }
}

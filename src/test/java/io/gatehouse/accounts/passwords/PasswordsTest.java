package io.gatehouse.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes of our own and of other systems, made and checked. */
class PasswordsTest {
    private static final Secret PASSWORD = new Secret("correct horse");
    private static final Secret OTHER = new Secret("correct horsf");

    private final Passwords passwords = new Passwords(
            new PasswordsConfiguration(8_192, 1, 1, 0, Duration.seconds(30)), new Metrics("test"), new SecureRandom());

    private static String bcrypt(Bcrypt kind, String password) {
        return new String(
                BcryptFunction.getInstance(kind, 4)
                        .hash(password.getBytes(StandardCharsets.UTF_8))
                        .getResultAsBytes(),
                StandardCharsets.US_ASCII);
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
    class BcryptHashes {
        @ParameterizedTest
        @EnumSource(
                value = Bcrypt.class,
                names = {"A", "B", "Y"})
        void ofEveryLetterMatch(Bcrypt kind) {
            String hash = bcrypt(kind, PASSWORD.reveal());

            assertThat(hash).startsWith("$2" + kind.minor() + "$04$");
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
            String hash = bcrypt(Bcrypt.B, first);

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
            String hash = bcrypt(Bcrypt.B, "x".repeat(71) + "\u00e9");

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
            assertThat(passwords.isOutdated(bcrypt(Bcrypt.B, "x"))).isTrue();
            assertThat(passwords.isOutdated(new HashScheme.Argon2id(8_193, 1, 1).unmatchable()))
                    .isTrue();
            assertThat(passwords.isOutdated(new HashScheme.Argon2id(8_192, 2, 1).unmatchable()))
                    .isTrue();
            assertThat(passwords.isOutdated(new HashScheme.Argon2id(8_192, 1, 2).unmatchable()))
                    .isTrue();
        }
    }

    @Nested
    class Pretend {
        @Test
        void checksAgainstAHashOfTheSchemeThatNothingMatches() {
            for (HashScheme scheme : new HashScheme[] {passwords.current(), new HashScheme.Bcrypt(4)}) {
                assertThat(HashScheme.of(scheme.unmatchable())).isEqualTo(Optional.of(scheme));

                passwords.pretend(PASSWORD, scheme);
                passwords.pretend(new Secret(""), scheme);
            }
        }
    }
}

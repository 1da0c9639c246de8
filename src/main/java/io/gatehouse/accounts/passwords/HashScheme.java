package io.gatehouse.accounts.passwords;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kind and cost of a stored hash: whatever takes equal work has an equal scheme. */
public sealed interface HashScheme {
    /** The scheme of a stored hash, or empty where it is none that Gatehouse verifies. */
    static Optional<HashScheme> of(String hash) {
        Matcher argon2 = Argon2id.FORM.matcher(hash);
        if (argon2.matches()) {
            return Optional.of(new Argon2id(number(argon2, 1), number(argon2, 2), number(argon2, 3)));
        }
        Matcher bcrypt = Bcrypt.FORM.matcher(hash);
        return bcrypt.matches() ? Optional.of(new Bcrypt(number(bcrypt, 1))) : Optional.empty();
    }

    /** The name for people and metrics. */
    String label();

    /** Whether the password makes this hash, which is of this scheme. */
    boolean matches(String password, String hash);

    /** A hash of this scheme that no password makes: checking against it costs what checking a real one does. */
    String unmatchable();

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /**
     * Argon2id (RFC 9106), version 19.
     *
     * @param memory KiB
     */
    record Argon2id(int memory, int iterations, int parallelism) implements HashScheme {
        private static final Pattern FORM =
                Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,3}),p=([1-9]\\d{0,2})"
                        + "\\$[A-Za-z0-9+/]{11,}\\$[A-Za-z0-9+/]{16,}");

        static final int LENGTH = 32;
        static final int SALT_LENGTH = 16;

        @Override
        public String label() {
            return "argon2id";
        }

        @Override
        public boolean matches(String password, String hash) {
            return Argon2Function.getInstanceFromHash(hash)
                    .check(bytes(composed(password)), hash.getBytes(StandardCharsets.US_ASCII));
        }

        /** The library's function; the first call for these parameters registers a hook, which a JVM that is ending refuses. */
        Argon2Function function() {
            return Argon2Function.getInstance(memory, iterations, parallelism, LENGTH, Argon2.ID);
        }

        String hash(String password, byte[] salt) {
            return function().hash(bytes(composed(password)), salt).getResult();
        }

        @Override
        public String unmatchable() {
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=" + parallelism + "$"
                    + base64.encodeToString(new byte[SALT_LENGTH]) + "$" + base64.encodeToString(new byte[LENGTH]);
        }

        private static String composed(String password) {
            return Normalizer.normalize(password, Normalizer.Form.NFC);
        }
    }

    /**
     * bcrypt as other systems stored it; verified, never made.
     *
     * @param cost the base-2 logarithm of the rounds
     */
    record Bcrypt(int cost) implements HashScheme {
        private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");

        /** bcrypt reads no further, and those who stored the hash cut there too. */
        private static final int READS_AT_MOST = 72;

        @Override
        public String label() {
            return "bcrypt";
        }

        @Override
        public boolean matches(String password, String hash) {
            byte[] bytes = bytes(password);
            byte[] read = bytes.length > READS_AT_MOST ? Arrays.copyOf(bytes, READS_AT_MOST) : bytes;
            // a, b and y are one algorithm; the letters tell of bugs that the others' authors had fixed.
            byte[] asB = ("$2b" + hash.substring(3)).getBytes(StandardCharsets.US_ASCII);
            return BcryptFunction.getInstance(com.password4j.types.Bcrypt.B, cost)
                    .check(read, asB);
        }

        @Override
        public String unmatchable() {
            return "$2b$" + (cost < 10 ? "0" : "") + cost + "$" + ".".repeat(53);
        }
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}

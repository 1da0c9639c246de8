package io.gatehouse.accounts.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The algorithm and cost of a stored hash: hashes that take equal work have equal schemes. */
public sealed interface HashScheme {
    /** The scheme of a stored hash; empty if Gatehouse cannot verify it. */
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

    /** Whether the password matches this hash, which has this scheme. The memory comes from a place in the lane. */
    boolean matches(String password, String hash, Argon2BytesGenerator.BlockPool memory);

    /** A hash of this scheme that no password matches: checking against it costs as much as checking a real one. */
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
                        + "\\$((?:[A-Za-z0-9+/]{4}){2,}[A-Za-z0-9+/]{2,3}|(?:[A-Za-z0-9+/]{4}){3,})"
                        + "\\$((?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2,3})?)");

        private static final int SALT_PART = 4;
        private static final int HASH_PART = 5;

        static final int LENGTH = 32;
        static final int SALT_LENGTH = 16;

        @Override
        public String label() {
            return "argon2id";
        }

        @Override
        public boolean matches(String password, String hash, Argon2BytesGenerator.BlockPool memory) {
            String[] parts = hash.split("\\$", -1);
            byte[] salt = Base64.getDecoder().decode(parts[SALT_PART]);
            byte[] expected = Base64.getDecoder().decode(parts[HASH_PART]);
            return MessageDigest.isEqual(expected, computed(password, salt, expected.length, memory));
        }

        /** How many blocks of 1 KiB a hash takes. */
        int blocks() {
            return Argon2BytesGenerator.getBlockCount(memory, parallelism);
        }

        String hash(String password, byte[] salt, Argon2BytesGenerator.BlockPool memory) {
            return phc(salt, computed(password, salt, LENGTH, memory));
        }

        private byte[] computed(String password, byte[] salt, int length, Argon2BytesGenerator.BlockPool blocks) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(iterations)
                    .withParallelism(parallelism)
                    .withSalt(salt)
                    .withBlockPool(blocks)
                    .build());
            byte[] computed = new byte[length];
            generator.generateBytes(bytes(composed(password)), computed);
            return computed;
        }

        @Override
        public String unmatchable() {
            return phc(new byte[SALT_LENGTH], new byte[LENGTH]);
        }

        private String phc(byte[] salt, byte[] hash) {
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=" + parallelism + "$"
                    + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        }

        private static String composed(String password) {
            return Normalizer.normalize(password, Normalizer.Form.NFC);
        }
    }

    /**
     * bcrypt hashes from other systems; verified, never created.
     *
     * @param cost the base-2 logarithm of the number of rounds
     */
    record Bcrypt(int cost) implements HashScheme {
        private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");

        /** bcrypt reads no further, and the systems that stored the hash cut the password there too. */
        private static final int READS_AT_MOST = 72;

        @Override
        public String label() {
            return "bcrypt";
        }

        @Override
        public boolean matches(String password, String hash, Argon2BytesGenerator.BlockPool memory) {
            byte[] bytes = bytes(password);
            byte[] read = bytes.length > READS_AT_MOST ? Arrays.copyOf(bytes, READS_AT_MOST) : bytes;
            return OpenBSDBCrypt.checkPassword(hash, read);
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

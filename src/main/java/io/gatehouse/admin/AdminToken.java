package io.gatehouse.admin;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.embedded.DataFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token for the guarded part of the admin port: configured, or kept in the data folder. Without it that part is closed. */
public final class AdminToken {
    static final int MIN_LENGTH = 32;

    private static final Logger log = LoggerFactory.getLogger(AdminToken.class);
    private static final String FILE = "admin.token";
    private static final int BYTES = 32;

    /** The characters of RFC 6750, 2.1. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{" + MIN_LENGTH + ",}=*");

    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +(\\S+)");

    private final @Nullable Secret secret;
    private final Source source;

    private AdminToken(@Nullable Secret secret, Source source) {
        this.secret = secret;
        this.source = source;
    }

    static AdminToken configured(Secret secret) {
        return new AdminToken(secret, Source.CONFIGURATION);
    }

    /**
     * Returns the configured token, otherwise the one in the data folder, which it makes if there is none. With a configured
     * database, an unusable data folder does not stop the start: the guarded part then stays closed.
     */
    public static AdminToken load(AdminConfiguration configuration, boolean embedded, Path data, SecureRandom random) {
        if (!configuration.token().isBlank()) {
            log.info("The admin token is the one of the configuration (admin.token)");
            return configured(configuration.token());
        }
        try {
            return kept(DataFolder.at(data), random);
        } catch (CannotStart e) {
            if (embedded) {
                throw e;
            }
            log.warn(
                    "There is no admin token, so tasks, threads and details stay closed on the admin port: set"
                            + " GATEHOUSE_ADMIN_TOKEN. {}",
                    e.getMessage());
            return new AdminToken(null, Source.NONE);
        }
    }

    private static AdminToken kept(DataFolder folder, SecureRandom random) {
        Path file = folder.keys().resolve(FILE);
        Secret secret = new Secret(folder.secret(FILE, () -> generate(random)));
        if (!fits(secret)) {
            throw new CannotStart(
                    "The admin token " + file + " is not one: delete the file, and the next start makes another.");
        }
        log.info("The admin token is kept in {}", file);
        return new AdminToken(secret, Source.FILE);
    }

    private static String generate(SecureRandom random) {
        return HexFormat.of().formatHex(Crypto.randomBytes(random, BYTES));
    }

    static boolean fits(Secret token) {
        return FORM.matcher(token.reveal()).matches();
    }

    /** Whether there is exactly one {@code Authorization} value and it carries this token. */
    boolean isIn(List<String> headers) {
        if (secret == null || headers.size() != 1) {
            return false;
        }
        Matcher matcher = HEADER.matcher(headers.get(0));
        // Secrets compare in constant time.
        return matcher.matches() && secret.equals(new Secret(matcher.group(1)));
    }

    Source source() {
        return source;
    }

    /** Where an operator finds the token. */
    enum Source {
        FILE,
        CONFIGURATION,
        NONE
    }
}

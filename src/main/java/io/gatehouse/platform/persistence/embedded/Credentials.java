package io.gatehouse.platform.persistence.embedded;

import java.security.SecureRandom;
import java.util.Base64;

/** The passwords of the two roles, made at the first start and kept among the keys of the data folder. */
record Credentials(String superuserPassword, String password) {
    static final String SUPERUSER = "postgres";
    static final String USER = "gatehouse";
    static final String DATABASE = "gatehouse";

    private static final int PASSWORD_BYTES = 32;

    static Credentials of(DataFolder folder, SecureRandom random) {
        return new Credentials(
                folder.secret("postgres.password", () -> password(random)),
                folder.secret("database.password", () -> password(random)));
    }

    @Override
    public String toString() {
        return "Credentials[not shown]";
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

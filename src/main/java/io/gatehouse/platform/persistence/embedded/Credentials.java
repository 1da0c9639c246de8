package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.Crypto;
import java.security.SecureRandom;
import java.util.Base64;

/** The logins of the three roles. The first start makes the passwords and keeps them among the keys of the data folder. */
record Credentials(Login superuser, Login owner, Login service) {
    static final String DATABASE = "gatehouse";

    private static final int PASSWORD_BYTES = 32;

    static Credentials of(DataFolder folder, SecureRandom random) {
        return new Credentials(
                new Login("postgres", folder.secret("postgres.password", () -> password(random))),
                new Login("gatehouse_owner", folder.secret("owner.password", () -> password(random))),
                new Login("gatehouse", folder.secret("database.password", () -> password(random))));
    }

    private static String password(SecureRandom random) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Crypto.randomBytes(random, PASSWORD_BYTES));
    }
}

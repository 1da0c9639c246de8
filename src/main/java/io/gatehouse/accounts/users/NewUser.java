package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Secret;

/** An account that does not exist yet. */
public record NewUser(Email email, String name, Secret password) {
    /** From input that satisfies the constraints of a registration. */
    public static NewUser of(String email, String name, String password) {
        return new NewUser(Email.parse(email), name.strip(), new Secret(password));
    }
}

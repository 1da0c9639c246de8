package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Rejection;

/** An account that does not exist yet. */
public record NewUser(Email email, UserName name, NewPassword password) {
    public static NewUser parse(String email, String name, String password) throws Rejection {
        return new NewUser(Email.parse(email), UserName.parse(name), NewPassword.parse(password));
    }
}

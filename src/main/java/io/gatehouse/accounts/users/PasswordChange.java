package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.accounts.passwords.PresentedPassword;

/** A new password, the proof of the old one, and whether the session that asks ends too. */
record PasswordChange(PresentedPassword current, NewPassword chosen, boolean endsThisSession) {}

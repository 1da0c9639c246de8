package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Email;
import java.util.Optional;

/** What is to be different about an account; what is empty stays as it is. */
record UserChange(Optional<UserName> name, Optional<Email> email, Optional<PresentedPassword> currentPassword) {}

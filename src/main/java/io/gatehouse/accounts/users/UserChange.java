package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Secret;
import java.util.Optional;

/** A change of an account; what is empty stays as it is. */
record UserChange(Optional<String> name, Optional<Email> email, Optional<Secret> currentPassword) {}

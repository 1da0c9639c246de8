package io.gatehouse.accounts.credentials;

import io.gatehouse.kernel.UserId;

/**
 * What a password is judged against, as it was read before hashing.
 *
 * @param version raised by every change of what a sign-in proves; whoever acts on a judged password checks that it still holds
 */
public record Credentials(UserId user, String passwordHash, long version) {}

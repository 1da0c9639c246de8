package io.gatehouse.accounts.credentials;

import io.gatehouse.kernel.UserId;

/**
 * What a password is checked against, as read before hashing.
 *
 * @param version raised by every change of what a sign-in proves; it must be the same when a checked password takes effect
 */
public record Credentials(UserId user, String passwordHash, long version) {}

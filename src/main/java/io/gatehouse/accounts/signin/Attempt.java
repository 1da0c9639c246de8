package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.passwords.PresentedPassword;

/**
 * A try at signing in.
 *
 * @param address what was typed, which may be no address at all
 */
record Attempt(String address, PresentedPassword password) {}

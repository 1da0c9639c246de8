/** Exchanges an address and a password, or a refresh token, for the tokens of a session; signs out. */
@NullMarked
package io.gatehouse.accounts.signin;

import org.jspecify.annotations.NullMarked;

/**
 * Exchanges an address and a password for a session and its tokens.
 */
@NullMarked
package io.gatehouse.accounts.signin;

import org.jspecify.annotations.NullMarked;

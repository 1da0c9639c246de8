/**
 * Hashes and checks passwords, a limited number at a time. Apart from the code that takes a password from a client or an
 * operator, only this package sees it in clear text, and it does not know whose it is.
 */
@NullMarked
package io.gatehouse.accounts.passwords;

import org.jspecify.annotations.NullMarked;

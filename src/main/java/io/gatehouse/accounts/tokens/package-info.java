/**
 * Signs and verifies access tokens and keeps the keys they are signed with. It knows no user and no HTTP.
 */
@NullMarked
package io.gatehouse.accounts.tokens;

import org.jspecify.annotations.NullMarked;

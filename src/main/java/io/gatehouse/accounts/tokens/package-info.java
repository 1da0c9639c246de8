/** Signs and verifies access tokens and manages the keys for both. This package knows no user and no HTTP. */
@NullMarked
package io.gatehouse.accounts.tokens;

import org.jspecify.annotations.NullMarked;

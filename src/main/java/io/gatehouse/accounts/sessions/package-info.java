/** Sessions and the refresh tokens that prove them. Of the user, this package knows only the id. */
@NullMarked
package io.gatehouse.accounts.sessions;

import org.jspecify.annotations.NullMarked;

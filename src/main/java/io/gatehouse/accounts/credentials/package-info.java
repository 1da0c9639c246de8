/** What proves that somebody is a user: a password today, other factors later. Of the user, this package knows only the id. */
@NullMarked
package io.gatehouse.accounts.credentials;

import org.jspecify.annotations.NullMarked;

/**
 * What proves that somebody is a user: a password today, other factors later. It knows a user's id and nothing else of the user.
 */
@NullMarked
package io.gatehouse.accounts.credentials;

import org.jspecify.annotations.NullMarked;

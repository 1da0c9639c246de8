/**
 * Accounts: create, read, change, disable, delete. This package has the rules for who may change whom, and uses HTTP only in its
 * resources.
 */
@NullMarked
package io.gatehouse.accounts.users;

import org.jspecify.annotations.NullMarked;

/**
 * Accounts: create, read, change, switch off, delete. It keeps the rules of who may change whom, and never sees HTTP below its
 * resources.
 */
@NullMarked
package io.gatehouse.accounts.users;

import org.jspecify.annotations.NullMarked;

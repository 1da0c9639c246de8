package io.gatehouse.accounts.users;

import io.gatehouse.platform.http.Representation;

/**
 * An account in memory as it is sent, made once: applications ask for it all the time, and it is the same until the account
 * changes.
 *
 * @param email as it was typed
 * @param own to its owner
 * @param shown to others
 */
record KnownAccount(boolean isActive, String email, Representation<AccountView> own, Representation<UserView> shown) {
    static KnownAccount of(User user) {
        AccountView account = AccountView.of(user);
        return new KnownAccount(
                account.isActive(), account.email(), Representation.of(account), Representation.of(account.asUser()));
    }
}

package io.gatehouse.accounts.users;

import io.gatehouse.platform.http.Representation;

/**
 * An account in memory, with what is sent of it to its owner: applications ask for that all the time, and it is the same until the
 * account changes.
 */
record KnownAccount(AccountView account, Representation representation) {
    static KnownAccount of(User user) {
        AccountView account = AccountView.of(user);
        return new KnownAccount(account, Representation.of(account));
    }
}

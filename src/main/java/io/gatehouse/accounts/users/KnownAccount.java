package io.gatehouse.accounts.users;

import io.gatehouse.platform.http.Representation;

/**
 * An account in memory, in the form in which it is sent. The form is made once: applications request it all the time, and it
 * stays the same until the account changes.
 *
 * @param email as it was typed
 * @param own as its owner sees it
 * @param shown as others see it
 */
record KnownAccount(boolean isActive, String email, Representation<AccountView> own, Representation<UserView> shown) {
    static KnownAccount of(User user) {
        AccountView account = AccountView.of(user);
        return new KnownAccount(
                account.isActive(), account.email(), Representation.of(account), Representation.of(account.asUser()));
    }
}

package io.gatehouse.ops.users;

import io.gatehouse.accounts.users.AccountView;
import java.util.List;

/** An account as an operator reads it. */
final class AccountLines {
    private AccountLines() {}

    static final List<String> HEADER = List.of("ID", "EMAIL", "ROLES", "STATE");

    /** Everything on one line, the id first, so that it can be cut out. */
    static String summary(AccountView account) {
        return String.join("  ", cells(account));
    }

    /** Under {@link #HEADER}. */
    static List<String> cells(AccountView account) {
        return List.of(account.id(), account.email(), roles(account), state(account));
    }

    /** Of an account that is no more: it has no state. */
    static String former(AccountView account) {
        return String.join("  ", account.id(), account.email(), roles(account));
    }

    /** One line for each thing known of it. */
    static List<String> all(AccountView account) {
        return List.of(
                "id              " + account.id(),
                "email           " + account.email() + (account.emailVerified() ? " (verified)" : ""),
                "pending email   " + (account.pendingEmail() == null ? "-" : account.pendingEmail()),
                "name            " + account.name(),
                "roles           " + roles(account),
                "state           " + state(account),
                "created at      " + account.createdAt(),
                "updated at      " + account.updatedAt());
    }

    private static String roles(AccountView account) {
        return String.join(",", account.roles());
    }

    private static String state(AccountView account) {
        return account.isActive() ? "active" : "disabled";
    }
}

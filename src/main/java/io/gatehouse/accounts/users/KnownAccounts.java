package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Feed;
import io.gatehouse.platform.changes.Remembered;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Transactions;
import java.util.Optional;
import java.util.UUID;

/**
 * Accounts by id, only for display: from memory as long as the feed keeps it up to date, otherwise from the database or, if that
 * does not answer, as last known; the admission of callers limits for how long.
 */
class KnownAccounts {
    private final Transactions transactions;
    private final UserDao users;
    private final Feed feed;
    private final Remembered<UserId, KnownAccount> remembered;

    KnownAccounts(UsersConfiguration configuration, Transactions transactions, UserDao users, Feed feed) {
        this.transactions = transactions;
        this.users = users;
        this.feed = feed;
        this.remembered = new Remembered<>(configuration.remembered(), this::read);
        feed.follow(remembered.follower(Change.Kind.USER, id -> new UserId(UUID.fromString(id))));
    }

    /** Must not be called in a transaction. */
    Optional<KnownAccount> find(UserId id) {
        if (feed.isFresh()) {
            return remembered.find(id);
        }
        try {
            return read(id);
        } catch (Failure failure) {
            Optional<KnownAccount> known = remembered.peek(id);
            if (failure.kind() != Kind.UNAVAILABLE || known.isEmpty()) {
                throw failure;
            }
            return known;
        }
    }

    /** The address of a user; empty if there is none or it is not available now. Must not be called in a transaction. */
    Optional<String> emailOf(UserId id) {
        try {
            return find(id).map(KnownAccount::email);
        } catch (Failure failure) {
            if (failure.kind() == Kind.UNAVAILABLE) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    void register(Metrics metrics) {
        metrics.rememberedUsers(remembered::size);
    }

    private Optional<KnownAccount> read(UserId id) {
        return transactions.read(() -> users.find(id).map(KnownAccount::of));
    }
}

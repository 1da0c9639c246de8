package io.gatehouse.accounts.tokens;

import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.persistence.UniqueViolation;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The only way to change signing keys: one change at a time in the whole installation, under a lock on all keys that are not
 * retired. Afterwards this node reads the keys again.
 */
final class KeyWork {
    private final Transactions transactions;
    private final SigningKeyDao keys;
    private final SigningKeys ring;

    KeyWork(Transactions transactions, SigningKeyDao keys, SigningKeys ring) {
        this.transactions = transactions;
        this.keys = keys;
        this.ring = ring;
    }

    <T> T read(Supplier<T> work) {
        return transactions.read(work);
    }

    <T> T write(Function<LockedKeys, T> work) {
        return writeAfter(() -> {}, work);
    }

    /** As {@link #write}, but runs {@code first} in the same transaction before the keys are locked. */
    <T> T writeAfter(Runnable first, Function<LockedKeys, T> work) {
        T result = written(first, work);
        // The commit stands even if this node cannot read the keys again, which is logged.
        boolean unused = ring.refresh();
        return result;
    }

    /** The key, retired or not; refuses if there is none. */
    SigningKey find(String kid) {
        return keys.find(kid).orElseThrow(() -> KeyFailures.unknown(kid));
    }

    private <T> T written(Runnable first, Function<LockedKeys, T> work) {
        try {
            return transactions.write(() -> {
                first.run();
                return work.apply(keys.lock());
            });
        } catch (UniqueViolation e) {
            throw SigningKeyDao.ONE_WRITER.stream().anyMatch(e::isOf) ? KeyFailures.beaten() : e;
        }
    }
}

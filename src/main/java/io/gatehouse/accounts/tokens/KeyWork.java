package io.gatehouse.accounts.tokens;

import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.persistence.UniqueViolation;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way to change signing keys: under the lock of all that live, one at a time in the whole installation. When it returns,
 * this node has them as they are then.
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

    /** As {@link #write}, with something else done first in the same transaction, before the keys are locked. */
    <T> T writeAfter(Runnable first, Function<LockedKeys, T> work) {
        T result = written(first, work);
        // What was committed stands, even where this node cannot read another key: it says so in its log.
        boolean unused = ring.refresh();
        return result;
    }

    /** The key, whether it lives or not; refuses where there is none. */
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

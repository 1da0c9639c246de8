package io.gatehouse.platform.audit;

import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts events in their final order, one sealer at a time, so that writers need not wait for each other.
 *
 * <p>Neither ids nor times tell which events are still to come, since transactions commit in any order. Each pass therefore keeps
 * the oldest transaction that still ran when it looked: whatever it did not see belongs to that one or a later one, and the next
 * pass looks from there. So nothing is lost however late it commits, and nothing is read that was sealed long ago.
 */
final class Sealer {
    static final int BATCH = 5_000;
    static final int PAGE = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final Transactions transactions;
    private final SealDao seals;
    private final Macs macs;
    private final Clock clock;
    private final Checkpoints checkpoints;

    /** Where the next pass may begin as long as the same seal is the newest: further than that seal says. */
    private volatile @Nullable Pass last;

    Sealer(Transactions transactions, SealDao seals, Macs macs, Clock clock, Checkpoints checkpoints) {
        this.transactions = transactions;
        this.seals = seals;
        this.macs = macs;
        this.clock = clock;
        this.checkpoints = checkpoints;
    }

    /** Seals all that is committed; does nothing where another one is at it. */
    void seal() {
        if (last == null && transactions.read(this::isRestored)) {
            sealStrays();
        }
        Optional<Pass> pass;
        do {
            pass = transactions.write(this::pass);
            pass.filter(Pass::isComplete).ifPresent(done -> last = done);
        } while (pass.isPresent() && !pass.get().isComplete());
        pass.ifPresent(done -> checkpoints.offer(done.head()));
    }

    /** As {@link #seal}, looking through all events page by page: for what the horizon does not show. */
    void sealStrays() {
        String mark = transactions.read(() -> seals.unsealed("0", 0)).mark();
        UUID after = FIRST;
        Head head = Head.NONE;
        for (Optional<UUID> end = pageEnd(after); end.isPresent(); end = pageEnd(after)) {
            UUID from = after;
            UUID to = end.get();
            head = transactions.write(() -> page(from, to));
            after = to;
        }
        last = new Pass(head, mark, true);
    }

    private Optional<UUID> pageEnd(UUID after) {
        return transactions.read(() -> seals.pageEnd(after, PAGE));
    }

    private boolean isRestored() {
        return !seals.divides(seals.newest().horizon());
    }

    private Optional<Pass> pass() {
        if (!seals.tryLock()) {
            return Optional.empty();
        }
        SealDao.Newest newest = seals.newest();
        String horizon = horizon(newest);
        SealDao.Unsealed found = seals.unsealed(horizon, BATCH + 1);
        boolean isComplete = found.events().size() <= BATCH;
        List<StoredEvent> batch = isComplete ? found.events() : found.events().subList(0, BATCH);
        String next = isComplete ? found.mark() : horizon;
        return Optional.of(new Pass(append(newest.head(), batch, next), next, isComplete));
    }

    private String horizon(SealDao.Newest newest) {
        Pass known = last;
        return known != null && known.head().equals(newest.head()) ? known.horizon() : newest.horizon();
    }

    private Head page(UUID after, UUID end) {
        seals.lock();
        SealDao.Newest newest = seals.newest();
        return append(newest.head(), seals.unsealedBetween(after, end), newest.horizon());
    }

    private Head append(Head newest, List<StoredEvent> events, String horizon) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Head head = newest;
        List<SealDao.Seal> added = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            accuse(event);
            head = macs.next(head, event);
            added.add(new SealDao.Seal(head, event.id()));
        }
        seals.insert(added, now, horizon);
        return head;
    }

    /** It is sealed like the others: who verifies hears of it, and the chain goes on. */
    private void accuse(StoredEvent event) {
        if (!macs.fits(event)) {
            log.error("The audit row {} was forged or changed before it was sealed: its MAC does not fit", event.id());
        }
    }

    /**
     * What a pass did.
     *
     * @param horizon where the next begins
     * @param isComplete whether it came to the end
     */
    private record Pass(Head head, String horizon, boolean isComplete) {}
}

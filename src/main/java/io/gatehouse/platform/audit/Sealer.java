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
 * Puts events into their final order after they are committed, so that writers never wait for each other. Only one sealer works
 * at a time.
 *
 * <p>Transactions commit in any order, so neither ids nor times show which events are still to come. Therefore each pass keeps
 * its horizon: the oldest transaction that was running at that moment. Every event that the pass did not see belongs to that
 * transaction or a later one, and the next pass begins there. So no event is lost, however late it commits, and no pass reads
 * events that were sealed long ago.
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

    /** Where the next pass may begin while the newest seal is still the same: later than the horizon of that seal. */
    private volatile @Nullable Pass last;

    Sealer(Transactions transactions, SealDao seals, Macs macs, Clock clock, Checkpoints checkpoints) {
        this.transactions = transactions;
        this.seals = seals;
        this.macs = macs;
        this.clock = clock;
        this.checkpoints = checkpoints;
    }

    /** Seals all committed events; does nothing while another sealer works. */
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

    /** As {@link #seal}, but looks through all events page by page, to find those before the horizon. */
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

    /** Reports a forged event, which is sealed like the others: verification names it, and the chain continues. */
    private void accuse(StoredEvent event) {
        if (!macs.fits(event)) {
            log.error("The audit row {} was forged or changed before it was sealed: its MAC does not fit", event.id());
        }
    }

    /**
     * The result of a pass.
     *
     * @param horizon where the next pass begins
     * @param isComplete whether the pass reached the end
     */
    private record Pass(Head head, String horizon, boolean isComplete) {}
}

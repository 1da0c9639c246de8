package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Position;
import io.gatehouse.kernel.Total;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and verifies the audit trail, and erases persons from it. */
public final class AuditService {
    private final Transactions transactions;
    private final EventListDao lists;
    private final EventDao events;
    private final SealDao seals;
    private final Macs macs;
    private final AuditTrail trail;
    private final Clock clock;
    private volatile Optional<Instant> oldestUnsealed = Optional.empty();

    AuditService(
            Transactions transactions,
            SealDao seals,
            EventListDao lists,
            EventDao events,
            Macs macs,
            AuditTrail trail,
            Clock clock) {
        this.transactions = transactions;
        this.lists = lists;
        this.events = events;
        this.seals = seals;
        this.macs = macs;
        this.trail = trail;
        this.clock = clock;
    }

    /** Lists events, newest first. */
    public Page<AuditEntry> list(EventFilter filter, PageRequest request) {
        return transactions.read(() -> {
            Total total = filter.isEmpty() ? Total.exact(countAll()) : Total.counted(lists.count(filter));
            return Page.of(
                    lists.list(filter, request),
                    request,
                    total,
                    entry -> new Position("", entry.id().toString()));
        });
    }

    /** The kinds of all events so far, in alphabetical order. */
    public List<String> kinds() {
        return transactions.read(lists::kinds);
    }

    /** Seals are numbered without gaps, so the last number is the number of sealed events. */
    private long countAll() {
        SealDao.Newest newest = seals.newest();
        return newest.head().n() + seals.backlog(newest.horizon()).count();
    }

    /**
     * Deletes what events say about the user, and returns the number of events concerned. The events stay, and the erasure itself
     * becomes an event. Each erasure has a proof, so that it cannot be mistaken for a row that somebody deleted.
     */
    public int erase(Actor actor, UserId user) {
        return transactions.write(() -> {
            List<UUID> erased = events.listOf(user.toString());
            trail.append(Erasures.event(actor, erased.size()));
            if (!erased.isEmpty()) {
                events.erase(erased, erased.stream().map(macs::erasure).toList());
            }
            return erased.size();
        });
    }

    /** Verifies every row, and that the seal of a given checkpoint still exists. The time grows with the number of events. */
    public Verdict verify(Optional<Head> checkpoint) {
        return new Verification(transactions, seals, macs, checkpoint).run();
    }

    /** How long the oldest unsealed event has waited for its seal: one or two seconds, unless sealing fails. */
    public Duration unsealedFor() {
        oldestUnsealed =
                transactions.read(() -> seals.backlog(seals.newest().horizon()).oldest());
        return lastUnsealedFor();
    }

    /** As {@link #unsealedFor}, but without a query: for the event that the last call of that method found. */
    Duration lastUnsealedFor() {
        return oldestUnsealed
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }
}

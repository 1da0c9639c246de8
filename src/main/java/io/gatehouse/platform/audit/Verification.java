package io.gatehouse.platform.audit;

import io.gatehouse.platform.persistence.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks over all seals in their order, and then over all events without a seal, up to the first fault. At the end it compares
 * missing personal data with the erasures. It holds one page in memory.
 */
final class Verification {
    private static final int PAGE = 1_000;

    /** Longer than a transaction may stay open, and much longer than a pass of the sealer takes. */
    private static final Duration OVERDUE = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final SealDao seals;
    private final Proof proof;
    private final Erasures erasures;
    private final Optional<Head> expected;

    private Head head = Head.NONE;
    private long unsealed;
    private @Nullable Instant oldest;
    private @Nullable String fault;

    Verification(Transactions transactions, SealDao seals, Macs macs, Optional<Head> expected) {
        this.transactions = transactions;
        this.seals = seals;
        this.proof = new Proof(macs);
        this.erasures = new Erasures(macs);
        this.expected = expected;
    }

    Verdict run() {
        Instant lastSealed = transactions.read(seals::newest).sealedAt();
        readSealed();
        if (fault == null) {
            readUnsealed(lastSealed);
        }
        if (fault == null) {
            fault = erasures.fault(transactions.read(seals::erasures)).orElse(null);
        }
        return new Verdict(
                head.n(),
                erasures.missing(),
                unsealed,
                Optional.ofNullable(oldest),
                Optional.of(head).filter(last -> !last.isNone()),
                Optional.ofNullable(fault));
    }

    private void readSealed() {
        boolean isMore = true;
        while (isMore) {
            List<SealedRow> rows = transactions.read(() -> seals.sealedAfter(head.n(), PAGE));
            isMore = !rows.isEmpty() && rows.stream().allMatch(this::follows);
        }
        if (fault == null) {
            expected.filter(checkpoint -> checkpoint.n() > head.n()).ifPresent(this::missing);
        }
    }

    private boolean follows(SealedRow row) {
        fault = proof.fault(head, row)
                .or(() -> isOther(row.head()) ? Optional.of(replaced(row.head().n())) : Optional.empty())
                .or(() -> Optional.ofNullable(row.event()).flatMap(event -> erasures.add(row, event)))
                .orElse(null);
        if (fault != null) {
            return false;
        }
        head = row.head();
        return true;
    }

    private boolean isOther(Head seal) {
        return expected.filter(checkpoint -> checkpoint.n() == seal.n() && !checkpoint.equals(seal))
                .isPresent();
    }

    private static String replaced(long n) {
        return "Seal " + n
                + " is not the one of the checkpoint: rows were removed together with their seals, or replaced.";
    }

    private void missing(Head checkpoint) {
        fault = "Seal " + checkpoint.n() + " of the checkpoint is not there, the newest is " + head.n()
                + ": rows were removed together with their seals.";
    }

    private void readUnsealed(Instant lastSealed) {
        UUID after = new UUID(0, 0);
        boolean isWhole = true;
        for (Optional<UUID> end = pageEnd(after); end.isPresent() && isWhole; end = pageEnd(after)) {
            UUID from = after;
            UUID to = end.get();
            isWhole = transactions.read(() -> seals.unsealedBetween(from, to)).stream()
                    .allMatch(event -> waits(event, lastSealed));
            after = to;
        }
    }

    private Optional<UUID> pageEnd(UUID after) {
        return transactions.read(() -> seals.pageEnd(after, Sealer.PAGE));
    }

    private boolean waits(StoredEvent event, Instant lastSealed) {
        fault = proof.fault(event).orElse(null);
        if (fault == null && event.at().plus(OVERDUE).isBefore(lastSealed)) {
            fault = "The event " + Proof.name(event) + " has no seal, though later ones were sealed until " + lastSealed
                    + ": its seal was removed, or the job audit-seal fails.";
        }
        if (fault != null) {
            return false;
        }
        erasures.add(event);
        unsealed++;
        oldest = oldest == null || event.at().isBefore(oldest) ? event.at() : oldest;
        return true;
    }
}

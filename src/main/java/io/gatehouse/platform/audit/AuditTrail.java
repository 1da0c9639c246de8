package io.gatehouse.platform.audit;

import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends what happened; nothing that stands here is ever changed. */
public final class AuditTrail {
    private static final int SALT_LENGTH = 16;

    private final Transactions transactions;
    private final EventDao events;
    private final Macs macs;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;

    AuditTrail(Transactions transactions, EventDao events, Macs macs, Ids ids, Clock clock, SecureRandom random) {
        this.transactions = transactions;
        this.events = events;
        this.macs = macs;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /** Appends the event in the caller's transaction: it stands if that commits, and only then. */
    public void append(AuditEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = ids.next();
        @Nullable Personal personal = Personal.of(event, salt()).orElse(null);
        @Nullable String personalMac = personal == null ? null : macs.personal(id, personal);
        StoredEvent stored = StoredEvent.of(id, now, event, personalMac, macs);
        transactions.run(() -> events.insert(stored, personal));
    }

    private String salt() {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}

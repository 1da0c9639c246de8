package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Crypto;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends events to the audit trail; existing events never change. */
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

    /** As {@link #append(Collection)}, for one event. */
    public void append(AuditEvent event) {
        append(List.of(event));
    }

    /** Appends the events in the caller's transaction: they exist only if that transaction commits. */
    public void append(Collection<AuditEvent> happened) {
        if (happened.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<StoredEvent> stored = new ArrayList<>();
        Map<UUID, Personal> personal = new LinkedHashMap<>();
        for (AuditEvent event : happened) {
            UUID id = ids.next();
            Optional<Personal> person = Personal.of(event, salt());
            person.ifPresent(each -> personal.put(id, each));
            @Nullable
            String personalMac = person.map(each -> macs.personal(id, each)).orElse(null);
            stored.add(StoredEvent.of(id, now, event, personalMac, macs));
        }
        transactions.run(() -> events.insert(stored, personal));
    }

    private String salt() {
        return HexFormat.of().formatHex(Crypto.randomBytes(random, SALT_LENGTH));
    }
}

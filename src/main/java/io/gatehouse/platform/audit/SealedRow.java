package io.gatehouse.platform.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seal with everything that it proves.
 *
 * @param event null if somebody deleted it
 * @param personal null if there was none, or it was erased
 * @param erasureMac the proof that it was erased; null without an erasure
 */
record SealedRow(
        Head head,
        UUID eventId,
        @Nullable StoredEvent event,
        @Nullable Personal personal,
        @Nullable String erasureMac) {}

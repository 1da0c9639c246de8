package io.gatehouse.platform.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seal with all that it proves.
 *
 * @param event none where somebody deleted it
 * @param personal none where there was none, or it was erased
 * @param erasureMac what proves that it was erased; none where nobody did
 */
record SealedRow(
        Head head,
        UUID eventId,
        @Nullable StoredEvent event,
        @Nullable Personal personal,
        @Nullable String erasureMac) {}

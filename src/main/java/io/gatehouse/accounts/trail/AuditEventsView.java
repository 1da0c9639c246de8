package io.gatehouse.accounts.trail;

import io.gatehouse.kernel.Page;
import io.gatehouse.platform.audit.AuditEntry;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of events. */
@Wire
@Schema(name = "AuditEventList")
record AuditEventsView(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<AuditEventView> data,

        @Schema(example = "1000", requiredMode = Schema.RequiredMode.REQUIRED)
        long total,

        @Schema(example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int page,

        @Schema(example = "20", requiredMode = Schema.RequiredMode.REQUIRED)
        int limit) {
    static AuditEventsView of(Page<AuditEntry> page) {
        return new AuditEventsView(
                page.map(AuditEventView::of).rows(),
                page.total().rows(),
                page.request().page(),
                page.request().limit());
    }
}

package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Page;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of sessions. */
@Wire
@Schema(name = "SessionList")
public record SessionsView(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<SessionView> data,

        @Schema(example = "2", requiredMode = Schema.RequiredMode.REQUIRED)
        long total,

        @Schema(example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int page,

        @Schema(example = "20", requiredMode = Schema.RequiredMode.REQUIRED)
        int limit) {
    public static SessionsView of(Page<SessionView> page) {
        return new SessionsView(
                page.rows(),
                page.total().rows(),
                page.request().page(),
                page.request().limit());
    }
}

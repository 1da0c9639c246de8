package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Page;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of users. */
@Wire
@Schema(name = "UserList")
record UsersView(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<UserView> data,

        @Schema(example = "1000", requiredMode = Schema.RequiredMode.REQUIRED)
        long total,

        @Schema(example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int page,

        @Schema(example = "20", requiredMode = Schema.RequiredMode.REQUIRED)
        int limit) {
    static UsersView of(Page<UserView> page) {
        return new UsersView(
                page.rows(),
                page.total().rows(),
                page.request().page(),
                page.request().limit());
    }
}

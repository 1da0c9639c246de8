package io.gatehouse.admin;

import io.gatehouse.platform.metrics.RefusedAdminRequest;

/** Why the guard refuses a request, in the order of its checks. */
enum AdminRefusal {
    HOST(
            421,
            "misdirected_request",
            "The admin port answers to localhost, 127.0.0.1, [::1] and the names in admin.hosts alone",
            RefusedAdminRequest.HOST),
    ORIGIN(403, "forbidden", "The admin port answers no pages of other places", RefusedAdminRequest.ORIGIN),
    TOKEN(
            401,
            "unauthenticated",
            "Send the admin token: Authorization: Bearer, and what is in keys/admin.token of the data folder or in admin.token",
            RefusedAdminRequest.TOKEN);

    private final int status;
    private final String code;
    private final String detail;
    private final RefusedAdminRequest label;

    AdminRefusal(int status, String code, String detail, RefusedAdminRequest label) {
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.label = label;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    RefusedAdminRequest label() {
        return label;
    }
}

package io.gatehouse.platform.http;

import java.util.Arrays;

/** What the HTTP layer itself refuses, before a feature sees the request. */
enum HttpRefusal {
    BAD_REQUEST(400, "bad_request", "The request is not well-formed HTTP"),
    MALFORMED_JSON(400, "malformed_json", "The body is not well-formed JSON"),
    UNAUTHENTICATED(401, "unauthenticated", "Not authenticated"),
    NOT_FOUND(404, "not_found", "There is nothing at this path"),
    METHOD_NOT_ALLOWED(405, "method_not_allowed", "This path does not answer this method"),
    NOT_ACCEPTABLE(406, "not_acceptable", "This path answers with application/json alone"),
    REQUEST_TIMEOUT(408, "request_timeout", "The request took too long to arrive"),
    CONTENT_TOO_LARGE(413, "content_too_large", "The body is larger than 1 MiB"),
    URI_TOO_LONG(414, "uri_too_long", "The path and query are too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported_media_type", "Send the body as application/json"),
    HEADERS_TOO_LARGE(431, "headers_too_large", "The request's headers are larger than 8 KiB"),
    UNSUPPORTED_VERSION(505, "http_version_not_supported", "The request is neither HTTP/1.0 nor HTTP/1.1"),
    INTERNAL(500, "internal_error", "Something went wrong here; the request id finds it in the log"),
    UNAVAILABLE(503, "unavailable", "The service cannot answer at the moment; try again");

    /** The status that the log shows if the client did not wait for the answer; nginx uses this number. */
    static final int CLIENT_LEFT = 499;

    private final int status;
    private final String code;
    private final String detail;

    HttpRefusal(int status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** The refusal for this status; for an unlisted one, the general one of its class. */
    static HttpRefusal of(int status) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
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
}

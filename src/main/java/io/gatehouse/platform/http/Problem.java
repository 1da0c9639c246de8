package io.gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.kernel.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/**
 * The form of every refusal (RFC 9457).
 *
 * @param type a URN that names the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param detail what is wrong with this request
 * @param code the last part of the type, for programs
 * @param requestId the id to search the log for
 * @param errors the invalid inputs, if the status is 422
 */
@Wire
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "Why a request was refused (RFC 9457)")
public record Problem(
        @Schema(example = "urn:gatehouse:problem:not_found") String type,

        @Schema(example = "Not found") String title,

        @Schema(example = "404") int status,

        @Schema(example = "User 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e not found")
        String detail,

        @Schema(example = "not_found") String code,

        @Schema(example = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e")
        String requestId,

        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String detail, String requestId, List<FieldError> errors) {
        String words = code.replace('_', ' ');
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Problem("urn:gatehouse:problem:" + code, title, status, detail, code, requestId, errors);
    }
}

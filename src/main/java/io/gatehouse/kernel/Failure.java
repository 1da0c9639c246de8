package io.gatehouse.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown to stop, roll back and refuse. The code belongs to the feature that throws; the detail is safe to show to any client.
 *
 * <p>If something must be committed in spite of the refusal, return an outcome instead of throwing a failure.
 */
public class Failure extends RuntimeException {
    private final Kind kind;
    private final String code;
    private final String detail;
    private final List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    public Failure(Kind kind, String code, String detail) {
        this(kind, code, detail, List.of(), null);
    }

    private Failure(Kind kind, String code, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        // A refusal is an ordinary answer and needs no stack trace.
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static Failure invalid(List<FieldError> errors) {
        return new Failure(
                Kind.INVALID, "validation_error", "The request is well formed but wrong in content", errors, null);
    }

    public static Failure invalid(FieldError error) {
        return invalid(List.of(error));
    }

    public static Failure unauthenticated(String code, String detail) {
        return new Failure(Kind.UNAUTHENTICATED, code, detail);
    }

    public static Failure forbidden(String code, String detail) {
        return new Failure(Kind.FORBIDDEN, code, detail);
    }

    public static Failure notFound(String detail) {
        return new Failure(Kind.NOT_FOUND, "not_found", detail);
    }

    public static Failure conflict(String code, String detail) {
        return new Failure(Kind.CONFLICT, code, detail);
    }

    public static Failure gone(String code, String detail) {
        return new Failure(Kind.GONE, code, detail);
    }

    public static Failure tooMany(String code, String detail, Duration retryAfter) {
        return new Failure(Kind.TOO_MANY, code, detail, List.of(), retryAfter);
    }

    public static Failure unavailable(String code, String detail, Duration retryAfter) {
        return new Failure(Kind.UNAVAILABLE, code, detail, List.of(), retryAfter);
    }

    public final Kind kind() {
        return kind;
    }

    public final String code() {
        return code;
    }

    public final String detail() {
        return detail;
    }

    /** The wrong inputs; empty for every kind but {@link Kind#INVALID}. */
    public final List<FieldError> errors() {
        return errors;
    }

    /** How long a client should wait before it tries again; empty if waiting does not help. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

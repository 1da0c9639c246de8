package io.gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Kind;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A single resource as it is sent: its bytes and their strong ETag (RFC 9110, 8.8.3), so that equal answers have equal ETags on
 * every node. A resource that returns one answers 304 without a body if the client already has this state.
 *
 * @param <V> what it shows
 */
@SuppressWarnings("UnusedTypeParameter") // The generator of the API document reads it.
public final class Representation<V extends Record> {
    /** The header that marks an answer as given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** The hash has 32 bytes; half of them are enough to distinguish states. */
    private static final int TAG_LENGTH = 16;

    private final int status;
    private final byte[] bytes;
    private final MediaType type;
    private final Optional<URI> location;
    private final boolean isReplayed;
    private final EntityTag tag;

    private Representation(int status, byte[] bytes, MediaType type, Optional<URI> location, boolean isReplayed) {
        this.status = status;
        this.bytes = bytes;
        this.type = type;
        this.location = location;
        this.isReplayed = isReplayed;
        this.tag = new EntityTag(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(Crypto.sha256(bytes), TAG_LENGTH)));
    }

    public static <V extends Record> Representation<V> of(V view) {
        try {
            return new Representation<>(
                    200, Json.MAPPER.writeValueAsBytes(view), MediaType.APPLICATION_JSON_TYPE, Optional.empty(), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Representation<?> of(byte[] bytes, String type) {
        return new Representation<>(200, bytes, MediaType.valueOf(type), Optional.empty(), false);
    }

    /** A file of the jar, which must exist. */
    static Representation<?> ofFile(String path, String type) {
        try (InputStream file = Objects.requireNonNull(Representation.class.getResourceAsStream(path), path)) {
            return of(file.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that something will be done, but not what. */
    public static <V extends Record> Representation<V> accepted() {
        return new Representation<>(202, new byte[0], MediaType.APPLICATION_JSON_TYPE, Optional.empty(), false);
    }

    /** An earlier answer, sent again. */
    public static <V extends Record> Representation<V> replayed(int status, String json, Optional<URI> location) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Representation<>(status, bytes, MediaType.APPLICATION_JSON_TYPE, location, true);
    }

    /** The same for the client that just created it: 201 with the path of the new resource. */
    public Representation<V> createdAt(String path) {
        return new Representation<>(201, bytes, type, Optional.of(URI.create(path)), false);
    }

    public int status() {
        return status;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Optional<URI> location() {
        return location;
    }

    /** The answer to a read: 304 without a body if the client already has this state. */
    Response answer(Request request) {
        Optional<Response> early = judged(request);
        if (early.filter(each -> each.getStatus() != Response.Status.NOT_MODIFIED.getStatusCode())
                .isPresent()) {
            throw unexpected();
        }
        return early.orElseGet(this::answer);
    }

    /** The answer to a change, whose preconditions were checked before it. */
    Response answer() {
        Response.ResponseBuilder response = Response.status(status);
        if (bytes.length > 0) {
            response.entity(bytes).type(type).header(HttpHeaders.ETAG, '"' + tag.getValue() + '"');
        }
        location.ifPresent(response::location);
        if (isReplayed) {
            response.header(REPLAYED, true);
        }
        return response.build();
    }

    /** Refuses if the request expects another state than this. */
    void require(Request request) {
        if (judged(request).isPresent()) {
            throw unexpected();
        }
    }

    /** The response that the request's preconditions lead to; empty if they hold. */
    private Optional<Response> judged(Request request) {
        try {
            return Optional.ofNullable(request.evaluatePreconditions(tag)).map(Response.ResponseBuilder::build);
        } catch (ProcessingException malformed) {
            throw Failure.invalid(new FieldError(
                    List.of("header"), "If-Match and If-None-Match take * or ETags in double quotes", "value_error"));
        }
    }

    private static Failure unexpected() {
        return new Failure(
                Kind.PRECONDITION,
                "precondition_failed",
                "It is not in the state that If-Match or If-None-Match asks for: read it again, and repeat the change on what it"
                        + " is now");
    }
}

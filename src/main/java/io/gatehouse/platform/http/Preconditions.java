package io.gatehouse.platform.http;

import jakarta.ws.rs.core.Request;
import java.util.function.Consumer;

/**
 * Which state a client wants to change (RFC 9110, 13). A service passes it the current view, and it refuses with 412 if this is
 * not the state that the client knows. A resource takes it as a {@code @Context} parameter.
 */
public final class Preconditions implements Consumer<Record> {
    private final Request request;

    Preconditions(Request request) {
        this.request = request;
    }

    @Override
    public void accept(Record current) {
        Representation.of(current).require(request);
    }
}

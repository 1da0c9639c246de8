package io.gatehouse.platform.http.idempotency;

import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Representation;
import io.gatehouse.platform.http.RouteFilter;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Does once what a client requests repeatedly with the same {@code Idempotency-Key}. A resource takes it as a {@code @Context}
 * parameter.
 */
public final class Once {
    private final Idempotency idempotency;
    private final ContainerRequest request;

    Once(Idempotency idempotency, ContainerRequest request) {
        this.idempotency = idempotency;
        this.request = request;
    }

    /** The answer of the work, or of its first run; see {@link Idempotency#once}. For a caller who is signed in. */
    public <V extends Record> Representation<V> answer(Body<?> body, Supplier<Representation<V>> work) {
        return answer(request.getSecurityContext().getUserPrincipal().getName(), body, work);
    }

    /**
     * The same for a caller who is not signed in.
     *
     * @param caller identifies the caller: the same key of another caller is another key
     */
    public <V extends Record> Representation<V> answer(String caller, Body<?> body, Supplier<Representation<V>> work) {
        String operation = request.getMethod() + " " + RouteFilter.routeOf(request.getUriInfo());
        return idempotency.once(request.getHeaderString(Idempotency.KEY), operation, caller, body, work);
    }
}

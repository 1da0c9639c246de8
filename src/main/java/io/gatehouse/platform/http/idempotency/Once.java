package io.gatehouse.platform.http.idempotency;

import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Representation;
import io.gatehouse.platform.http.RouteFilter;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ContainerRequest;

/** What a client may ask for again and again with one {@code Idempotency-Key}, and what is done once. A resource takes it as a {@code @Context} parameter. */
public final class Once {
    private final Idempotency idempotency;
    private final ContainerRequest request;

    Once(Idempotency idempotency, ContainerRequest request) {
        this.idempotency = idempotency;
        this.request = request;
    }

    /** The answer of the work, or of the time when it was done; see {@link Idempotency#once}. For who is signed in. */
    public <V extends Record> Representation<V> answer(Body<?> body, Supplier<Representation<V>> work) {
        return answer(request.getSecurityContext().getUserPrincipal().getName(), body, work);
    }

    /**
     * The same for who is not.
     *
     * @param caller what tells them apart: the same key of another caller is another key
     */
    public <V extends Record> Representation<V> answer(String caller, Body<?> body, Supplier<Representation<V>> work) {
        String operation = request.getMethod() + " " + RouteFilter.routeOf(request.getUriInfo());
        return idempotency.once(request.getHeaderString(Idempotency.KEY), operation, caller, body, work);
    }
}

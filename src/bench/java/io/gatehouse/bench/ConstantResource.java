package io.gatehouse.bench;

import io.gatehouse.platform.http.Wire;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The least that an answer in JSON can cost in this service: all its filters but authentication, and nothing to find out. */
@Path(ConstantResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class ConstantResource {
    static final String PATH = "/bench/constant";

    private static final Constant CONSTANT = new Constant(
            "00000000-0000-0000-0000-000000000001",
            "user1@example.com",
            "User Number 1",
            "2026-11-22T10:15:30.123456Z",
            true,
            false,
            "",
            List.of("user"),
            "2026-11-22T10:15:30.123456Z");

    @GET
    public Constant read() {
        return CONSTANT;
    }

    /** As many characters as the answer to a user who asks for oneself. */
    @Wire
    record Constant(
            String id,
            String email,
            String name,
            String createdAt,
            boolean isActive,
            boolean emailVerified,
            String pendingEmail,
            List<String> roles,
            String updatedAt) {}
}

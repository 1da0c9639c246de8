package io.gatehouse.bench;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The least that a request can cost in this service: all its filters but authentication, and an answer that is already JSON. */
@Path(ConstantResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class ConstantResource {
    static final String PATH = "/bench/constant";

    /** As many characters as the answer to a user who asks for oneself. */
    private static final int LENGTH = 250;

    private static final String OPENING = "{\"constant\":\"";
    private static final String ENDING = "\"}";
    private static final String JSON = OPENING + "x".repeat(LENGTH - OPENING.length() - ENDING.length()) + ENDING;

    @GET
    public String read() {
        return JSON;
    }
}

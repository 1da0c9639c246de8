package io.gatehouse.platform.http.idempotency;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The answer to the first request with a key.
 *
 * @param fingerprint of the request's body
 * @param body empty where the answer has none
 */
record KeptAnswer(
        String fingerprint, int status, Optional<String> body, Optional<String> location, Optional<String> tag) {
    static KeptAnswer of(String fingerprint, Response answer) {
        if (mustNotBeStored(answer)) {
            throw new IllegalStateException(
                    "An answer with a secret cannot be given again: its resource takes no Once");
        }
        return new KeptAnswer(
                fingerprint,
                answer.getStatus(),
                Optional.ofNullable(answer.getEntity()).map(KeptAnswer::text),
                Optional.ofNullable(answer.getLocation()).map(URI::toString),
                Optional.ofNullable(answer.getEntityTag()).map(EntityTag::getValue));
    }

    private static String text(Object entity) {
        if (entity instanceof byte[] json) {
            return new String(json, StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("only what is bytes already can be given again as it was");
    }

    private static boolean mustNotBeStored(Response answer) {
        return answer.getHeaders().getOrDefault(HttpHeaders.CACHE_CONTROL, List.of()).stream()
                .anyMatch(each -> each instanceof CacheControl control
                        ? control.isNoStore()
                        : each.toString().contains("no-store"));
    }

    Response answer() {
        Response.ResponseBuilder answer = Response.status(status).header(Idempotency.REPLAYED, true);
        body.ifPresent(
                json -> answer.entity(json.getBytes(StandardCharsets.UTF_8)).type(MediaType.APPLICATION_JSON_TYPE));
        location.ifPresent(where -> answer.location(URI.create(where)));
        tag.ifPresent(value -> answer.tag(new EntityTag(value)));
        return answer.build();
    }
}

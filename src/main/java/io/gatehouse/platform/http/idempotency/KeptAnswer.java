package io.gatehouse.platform.http.idempotency;

import io.gatehouse.platform.http.Idempotent;
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
 * @param body empty where the answer has none, or where it is not kept
 * @param isWhole false where the answer held a secret, so that its body is not kept
 */
record KeptAnswer(
        String fingerprint,
        int status,
        Optional<String> body,
        Optional<String> location,
        Optional<String> tag,
        boolean isWhole) {
    static KeptAnswer of(String fingerprint, Response answer) {
        boolean isWhole = !mustNotBeStored(answer);
        return new KeptAnswer(
                fingerprint,
                answer.getStatus(),
                isWhole ? Optional.ofNullable(answer.getEntity()).map(KeptAnswer::text) : Optional.empty(),
                Optional.ofNullable(answer.getLocation()).map(URI::toString),
                Optional.ofNullable(answer.getEntityTag()).map(EntityTag::getValue),
                isWhole);
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
        Response.ResponseBuilder answer = Response.status(status).header(Idempotent.REPLAYED, true);
        body.ifPresent(
                json -> answer.entity(json.getBytes(StandardCharsets.UTF_8)).type(MediaType.APPLICATION_JSON_TYPE));
        location.ifPresent(where -> answer.location(URI.create(where)));
        tag.ifPresent(value -> answer.tag(new EntityTag(value)));
        return answer.build();
    }
}

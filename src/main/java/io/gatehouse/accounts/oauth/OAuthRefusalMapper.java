package io.gatehouse.accounts.oauth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Turns refusals of the OAuth endpoints into the response that OAuth clients expect. */
final class OAuthRefusalMapper implements ExceptionMapper<OAuthRefusal> {
    private static final String CHALLENGE = "Basic realm=\"gatehouse\"";

    OAuthRefusalMapper() {}

    @Override
    public Response toResponse(OAuthRefusal refusal) {
        Response.ResponseBuilder response = Response.status(refusal.error().status())
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new OAuthErrorView(refusal.error().value(), refusal.description()));
        if (refusal.error() == OAuthError.INVALID_CLIENT) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        refusal.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }
}

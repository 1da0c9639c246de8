package io.gatehouse.accounts.oauth;

import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.http.Form;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The id and secret that a client presents: in the header (RFC 6749, 2.3.1) or in the form, never in both. */
record Presented(String id, Secret secret) {
    private static final String SCHEME = "basic ";

    /** Refuses a body that is not a form, and a request that names a client twice or not at all. */
    static Presented of(List<String> authorization, Form form) {
        if (!form.isWellFormed()) {
            throw OAuthRefusal.invalidRequest("The body must be application/x-www-form-urlencoded");
        }
        if (form.hasRepeated()) {
            throw OAuthRefusal.invalidRequest("A parameter is there more than once");
        }
        if (authorization.isEmpty()) {
            return ofForm(form);
        }
        Presented basic = ofHeader(authorization);
        boolean isOther =
                form.find("client_id").filter(id -> !id.equals(basic.id)).isPresent();
        if (isOther || form.find("client_secret").isPresent()) {
            throw OAuthRefusal.invalidRequest("The client must be named by the header or in the form, not by both");
        }
        return basic;
    }

    private static Presented ofForm(Form form) {
        return new Presented(
                form.find("client_id").orElseThrow(OAuthRefusal::invalidClient),
                new Secret(form.find("client_secret").orElseThrow(OAuthRefusal::invalidClient)));
    }

    private static Presented ofHeader(List<String> headers) {
        String header = headers.get(0);
        if (headers.size() > 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw OAuthRefusal.invalidClient();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw OAuthRefusal.invalidClient();
            }
            return new Presented(decoded(pair.substring(0, colon)), new Secret(decoded(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            throw OAuthRefusal.invalidClient();
        }
    }

    /** Id and secret are form-encoded before they are joined with a colon, so that an id may contain a colon. */
    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}

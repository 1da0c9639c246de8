package io.gatehouse.accounts.oauth;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The metadata of this authorization server (RFC 8414, 2). */
@Wire
@Schema(name = "AuthorizationServer")
record MetadataView(
        String issuer,
        String tokenEndpoint,
        String jwksUri,
        List<String> scopesSupported,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        String introspectionEndpoint,
        List<String> introspectionEndpointAuthMethodsSupported,
        String revocationEndpoint,
        List<String> revocationEndpointAuthMethodsSupported) {
    private static final List<String> AUTHENTICATION = List.of("client_secret_basic", "client_secret_post");

    static MetadataView of(String issuer, List<String> scopes) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return new MetadataView(
                issuer,
                base + "/oauth/token",
                base + "/.well-known/jwks.json",
                scopes,
                // Required and never empty (RFC 8414, 2 and 3.2); readers such as Authlib refuse a missing or empty
                // list. No authorization endpoint is named, and this registered type promises neither a code nor a
                // token from one.
                List.of("none"),
                List.of("client_credentials"),
                AUTHENTICATION,
                base + "/oauth/introspect",
                AUTHENTICATION,
                base + "/oauth/revoke",
                AUTHENTICATION);
    }
}

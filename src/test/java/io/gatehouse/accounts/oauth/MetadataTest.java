package io.gatehouse.accounts.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import org.junit.jupiter.api.Test;

/** {@code /.well-known/oauth-authorization-server}, over HTTP. */
class MetadataTest {
    private final Client http = TestServer.shared().http();

    private JsonNode metadata() {
        return http.get("/.well-known/oauth-authorization-server").json();
    }

    @Test
    void itNamesWhatThereIsUnderTheIssuer() {
        String issuer = metadata().get("issuer").asText();

        assertThat(metadata().get("jwks_uri").asText()).isEqualTo(issuer + "/.well-known/jwks.json");
        assertThat(metadata().get("token_endpoint").asText()).isEqualTo(issuer + "/oauth/token");
        assertThat(metadata().get("introspection_endpoint").asText()).isEqualTo(issuer + "/oauth/introspect");
        assertThat(metadata().get("revocation_endpoint").asText()).isEqualTo(issuer + "/oauth/revoke");
        assertThat(metadata().has("authorization_endpoint")).isFalse();
    }

    /** RFC 8414, 3.2: what has no elements is left out; and 2: response_types_supported never is. */
    @Test
    void noListIsEmptyAndNoResponseTypePromisesACodeOrAToken() {
        assertThat(metadata())
                .filteredOn(JsonNode::isArray)
                .allSatisfy(list -> assertThat(list).isNotEmpty());
        assertThat(metadata().get("response_types_supported"))
                .map(JsonNode::asText)
                .containsExactly("none");
    }
}

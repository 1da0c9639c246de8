package io.gatehouse.accounts.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.Audience;
import io.gatehouse.accounts.clients.ClientId;
import io.gatehouse.accounts.clients.ClientName;
import io.gatehouse.accounts.clients.IssuedClient;
import io.gatehouse.accounts.clients.NewClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** A service client with its secret, and how it asks. */
public record OAuthClient(TestServer server, IssuedClient issued) {
    /** The aud of a server's tokens, where its configuration says nothing else. */
    static final String AUDIENCE = "http://localhost:8080";

    public static OAuthClient with(TestServer server, Scope... scopes) {
        return with(server, AUDIENCE, scopes);
    }

    static OAuthClient with(TestServer server, String audience, Scope... scopes) {
        NewClient wanted =
                new NewClient(ClientName.parse("shop"), Set.of(scopes), Optional.of(Audience.parse(audience)));
        return new OAuthClient(server, server.clients().create(server.operator().actor(), wanted));
    }

    String id() {
        return issued.client().id();
    }

    ClientId clientId() {
        return new ClientId(id());
    }

    String secret() {
        return issued.secret().reveal();
    }

    /** Its id and secret in the header. */
    String basic() {
        return basic(id(), secret());
    }

    static String basic(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String form) {
        return post(server.http(), path, form, "Authorization", basic());
    }

    static Answer post(Client http, String path, String form, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        return http.send("POST", path, form, all);
    }

    Answer ask(String more) {
        return post("/oauth/token", "grant_type=client_credentials" + more);
    }

    String token() {
        return ask("").field("access_token");
    }

    public String[] bearer() {
        return Client.bearerOf(token());
    }

    Answer introspect(String token) {
        return post("/oauth/introspect", "token=" + encoded(token));
    }

    Answer revoke(String token) {
        return post("/oauth/revoke", "token=" + encoded(token));
    }

    static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

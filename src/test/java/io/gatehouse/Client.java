package io.gatehouse;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one port of a running service, as a client would. An answer of the public port that the OpenAPI document does
 * not describe fails the test that asked for it.
 */
public final class Client {
    public static final String PASSWORD = "correct-horse-9";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final Consumer<Answer> contract;

    private Client(String base, Consumer<Answer> contract) {
        this.base = base;
        this.contract = contract;
    }

    static Client ofPublicPort(int port) {
        return new Client(
                "http://localhost:" + port, answer -> Contract.checkedIn().check(answer.response()));
    }

    /** Nothing of the admin port is in the document. */
    static Client ofAdminPort(int port) {
        return new Client("http://localhost:" + port, answer -> {});
    }

    /** The same client for a test that breaks the service on purpose: answers of this status are not held against the document. */
    public Client besides(int status) {
        return new Client(base, answer -> {
            if (answer.status() != status) {
                contract.accept(answer);
            }
        });
    }

    public int port() {
        return URI.create(base).getPort();
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, Map<String, ?> body, String... headers) {
        return send("POST", path, json(body), headers);
    }

    public Answer patch(String path, Map<String, ?> body, String... headers) {
        return send("PATCH", path, json(body), headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Answer delete(String path, Map<String, ?> body, String... headers) {
        return send("DELETE", path, json(body), headers);
    }

    /** Sends a JSON body, or whatever the headers say it is. Headers come as name, value, name, value. */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            Answer answer = new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            contract.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer register(String email) {
        return post("/api/v1/users", Map.of("email", email, "name", "Some One", "password", PASSWORD));
    }

    public Answer signIn(String email, String password) {
        return post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    /** The Authorization header of a fresh sign-in. */
    public String[] bearer(String email) {
        return bearerOf(signIn(email, PASSWORD).field("access_token"));
    }

    /** The refusal of a token that a command or another node has ended: within a second, as every node promises. */
    public Answer untilRefused(String[] bearer) {
        return await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/api/v1/users/me", bearer), answer -> answer.status() == 401);
    }

    public static String[] bearerOf(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

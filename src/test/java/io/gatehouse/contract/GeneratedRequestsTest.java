package io.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.oauth.OAuthClient;
import io.gatehouse.contract.RequestGenerator.Generated;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Requests that chance makes of the document, most of them wrong somewhere, by whoever may ask. Each answer must be one that the
 * document names, which 500 never is. The suite makes 500; {@code -Dgenerated.requests=5000} makes more, and
 * {@code -Dgenerated.seed=N} the same ones again.
 */
class GeneratedRequestsTest {
    private static final int REQUESTS = Integer.getInteger("generated.requests", 500);
    private static final long SEED = Long.getLong("generated.seed", new SecureRandom().nextInt());

    private static final Pattern CURSOR = Pattern.compile("cursor=([A-Za-z0-9_-]+)");

    /** Callers lose what they have by what they ask: their sessions, their accounts. They begin anew after so many requests. */
    private static final int REQUESTS_OF_A_LIFE = 50;

    /** Of its own, since so many wrong requests of one source would spend what other tests need. */
    private static final TestServer SERVER =
            TestServer.startWith(Map.of("limits.registrationConflicts", "100000", "limits.clientFailures", "100000"));

    private final Client http = SERVER.http();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, List<String>> known = new HashMap<>();
    private final List<String[]> callers = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void noRequestIsAnsweredWithWhatTheDocumentDoesNotName() {
        System.out.println("generated.seed=" + SEED);
        RequestGenerator generator = new RequestGenerator(
                ApiDocument.read(Contract.CHECKED_IN), random, name -> known.getOrDefault(name, List.of()));
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            if (i % REQUESTS_OF_A_LIFE == 0) {
                begin(i);
            }
            Generated request = generator.next();
            try {
                learn(send(request));
            } catch (AssertionError | IllegalStateException e) {
                violations.add("request " + i + ": " + request + "\n  " + e.getMessage());
            }
        }

        System.out.println("Answered: " + statuses);
        assertThat(violations).as("-Dgenerated.seed=" + SEED).isEmpty();
    }

    private void begin(int number) {
        callers.clear();
        known.clear();
        String prefix = "generated" + Long.toHexString(SEED) + "n" + number;
        callers.add(new String[0]);
        for (Role role : List.of(Role.USER, Role.ADMIN)) {
            String email = prefix + role.name() + "@generated.test";
            know("id", SERVER.create(email, role).toString());
            Answer signedIn = http.signIn(email, Client.PASSWORD);
            callers.add(Client.bearerOf(signedIn.field("access_token")));
            know("token", signedIn.field("access_token"));
            know("token", signedIn.field("refresh_token"));
            know("refresh_token", signedIn.field("refresh_token"));
            know("email", email);
        }
        OAuthClient client = OAuthClient.with(SERVER, SERVER.allScopes());
        callers.add(client.bearer());
        callers.add(new String[] {"Authorization", "Basic " + basic(client)});
        callers.add(new String[] {"Authorization", "Bearer " + callers.get(1)[1]});
        // Whom most routes are for.
        callers.addAll(List.copyOf(callers.subList(1, 3)));
        know("client_id", client.issued().client().id());
        know("client_secret", client.issued().secret().reveal());
        know("email", prefix + "new@generated.test");
        for (String name : List.of("password", "current_password", "new_password")) {
            know(name, Client.PASSWORD);
        }
        known.put("name", List.of("Some One"));
        known.put("grant_type", List.of("client_credentials"));
        known.put("scope", List.of("tokens:introspect", "users:read orders:read"));
        known.put("currency", List.of("EUR"));
        known.put("sku", List.of("A-1"));
        known.put("status", List.of("placed", "paid", "cancelled"));
        known.put("sort", List.of("created_at", "-email", "name"));
        known.put("page", List.of("1", "2", "2147483647"));
        known.put("limit", List.of("1", "100"));
        known.put("is_active", List.of("true", "false"));
        known.put("user_id", known.getOrDefault("id", List.of()));
        known.put("Idempotency-Key", List.of("k1", "k2"));
    }

    private Answer send(Generated request) {
        List<String> headers = new ArrayList<>(request.headers());
        Collections.addAll(headers, callers.get(random.nextInt(callers.size())));
        Answer answer = http.send(request.method(), request.path(), request.body(), headers.toArray(String[]::new));
        statuses.merge(answer.status(), 1, Integer::sum);
        return answer;
    }

    private void learn(Answer answer) {
        Matcher cursor = CURSOR.matcher(answer.header("Link"));
        if (cursor.find()) {
            know("cursor", cursor.group(1));
        }
        if (!answer.header("ETag").isEmpty()) {
            know("If-Match", answer.header("ETag"));
            know("If-None-Match", answer.header("ETag"));
        }
        if (answer.status() == 201) {
            know("id", answer.field("id"));
        }
    }

    private void know(String name, String value) {
        known.computeIfAbsent(name, unknown -> new ArrayList<>()).add(value);
    }

    private static String basic(OAuthClient client) {
        String pair =
                client.issued().client().id() + ":" + client.issued().secret().reveal();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}

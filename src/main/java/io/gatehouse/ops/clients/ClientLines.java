package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.ClientView;
import io.gatehouse.accounts.clients.IssuedClient;
import io.gatehouse.ops.Console;
import io.gatehouse.platform.http.Wire;
import java.util.List;
import java.util.stream.Collectors;

/** A client as an operator reads it. */
final class ClientLines {
    private ClientLines() {}

    static final List<String> HEADER = List.of("ID", "NAME", "SCOPES", "STATE");

    /** Everything on one line, the id first, so that it can be cut out. */
    static String summary(ClientView client) {
        return String.join("  ", cells(client));
    }

    /** Under {@link #HEADER}. */
    static List<String> cells(ClientView client) {
        return List.of(client.id(), client.name(), scopes(client), state(client));
    }

    /** Of a client that is no more: it has no state. */
    static String former(ClientView client) {
        return String.join("  ", client.id(), client.name(), scopes(client));
    }

    /** One line for each thing known of it. */
    static List<String> all(ClientView client) {
        return List.of(
                "id              " + client.id(),
                "name            " + client.name(),
                "scopes          " + scopes(client),
                "audience        " + (client.audience() == null ? "-" : client.audience()),
                "state           " + state(client),
                "secrets         " + secrets(client),
                "created at      " + client.createdAt(),
                "updated at      " + client.updatedAt());
    }

    /** The client, and the one time that its secret is shown. */
    static void show(String done, IssuedClient issued, boolean json, Console console) {
        if (json) {
            console.json(new IssuedView(issued.client(), issued.secret().reveal()));
            return;
        }
        console.print(done + " " + summary(issued.client()));
        console.print("Secret, shown this once: " + issued.secret().reveal());
    }

    private static String scopes(ClientView client) {
        return String.join(",", client.scopes());
    }

    private static String state(ClientView client) {
        return client.isActive() ? "active" : "disabled";
    }

    private static String secrets(ClientView client) {
        return client.secrets().stream()
                .map(secret -> secret.expiresAt() == null ? "good" : "good until " + secret.expiresAt())
                .collect(Collectors.joining(", "));
    }

    /** A client and its secret, for scripts. */
    @Wire
    record IssuedView(ClientView client, String clientSecret) {}
}

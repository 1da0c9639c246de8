package io.gatehouse.accounts.clients;

import io.dropwizard.util.Duration;
import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.platform.commands.Invocation;
import io.gatehouse.platform.commands.Options;
import io.gatehouse.platform.commands.Verb;
import io.gatehouse.platform.commands.Verbs;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Subparser;

/** The command {@code clients}: manages service clients, whether or not the service runs. It contains no rules of its own. */
public final class ClientsCommand {
    private static final List<String> HEADER = List.of("ID", "NAME", "SCOPES", "STATE");
    private static final Duration DEFAULT_OVERLAP = Duration.hours(24);
    private static final Duration LONGEST_OVERLAP = Duration.days(90);

    private ClientsCommand() {}

    public static Verbs<ClientService> verbs(Permissions permissions) {
        return new Verbs<>(
                        "clients",
                        "Manage service clients: create them, change their secrets and scopes, disable and delete them",
                        List.of(
                                Verb.of("list", "List clients", ClientsCommand::paging, ClientsCommand::list),
                                Verb.of("show", "Show one client", ClientsCommand::oneClient, ClientsCommand::show),
                                Verb.of(
                                        "create",
                                        "Create a client and show its secret once",
                                        parser -> newClient(parser, permissions),
                                        ClientsCommand::create),
                                Verb.of(
                                        "rotate-secret",
                                        "Create a new secret for a client and show it once; the old secret ends after the overlap",
                                        ClientsCommand::newSecret,
                                        ClientsCommand::rotateSecret)))
                .and(changes(permissions));
    }

    private static List<Verb<ClientService>> changes(Permissions permissions) {
        return List.of(
                change(
                        "set-scopes",
                        "Replace the scopes of a client and end its tokens",
                        parser -> addScopes(parser, permissions),
                        "Changed the scopes, with all its tokens ended:",
                        run -> run.open().setScopes(run.operator(), run.get("id"), scopes(run))),
                change(
                        "disable",
                        "Disable a client and end its tokens",
                        parser -> {},
                        "Disabled, with all its tokens ended:",
                        run -> run.open().disable(run.operator(), run.get("id"))),
                change(
                        "enable",
                        "Enable a client; tokens that have ended stay ended",
                        parser -> {},
                        "Enabled:",
                        run -> run.open().enable(run.operator(), run.get("id"))),
                Verb.of(
                        "delete",
                        "Delete a client, its secrets and its tokens permanently",
                        ClientsCommand::deletion,
                        ClientsCommand::delete));
    }

    /** A verb that changes one client, reports the change, and shows the client as it is then. */
    private static Verb<ClientService> change(
            String name,
            String help,
            Consumer<Subparser> arguments,
            String done,
            Function<Invocation<ClientService>, ClientView> change) {
        return Verb.of(name, help, arguments.andThen(ClientsCommand::oneClient), run -> {
            ClientView client = change.apply(run);
            run.show(client, done + " " + String.join("  ", cells(client)));
        });
    }

    private static void oneClient(Subparser parser) {
        parser.addArgument("--id")
                .required(true)
                .type(Options.read(ClientId::parse))
                .help("the id of the client, svc_ and a UUID");
        Options.json(parser);
    }

    private static void paging(Subparser parser) {
        Options.paging(parser, "clients");
        Options.json(parser);
    }

    private static void list(Invocation<ClientService> run) {
        run.show(run.open().list(Options.page(run.arguments())), HEADER, ClientsCommand::cells);
    }

    private static void show(Invocation<ClientService> run) {
        ClientView client = run.open().find(run.<ClientId>get("id"));
        run.show(
                client,
                "id              " + client.id(),
                "name            " + client.name(),
                "scopes          " + scopes(client),
                "audience        " + (client.audience() == null ? "-" : client.audience()),
                "state           " + state(client),
                "secrets         " + secrets(client),
                "created at      " + client.createdAt(),
                "updated at      " + client.updatedAt());
    }

    private static void newClient(Subparser parser, Permissions permissions) {
        parser.addArgument("--name")
                .required(true)
                .type(Options.read(ClientName::parse))
                .help("the name of the client");
        addScopes(parser, permissions);
        parser.addArgument("--audience")
                .type(Options.read(Audience::parse))
                .help("the aud of the tokens that it may introspect, such as tokens.audience of the configuration");
        Options.json(parser);
    }

    private static void create(Invocation<ClientService> run) {
        NewClient client = new NewClient(run.get("name"), scopes(run), run.find("audience"));
        showSecret(run, "Created:", run.open().create(run.operator(), client));
    }

    private static void newSecret(Subparser parser) {
        oneClient(parser);
        parser.addArgument("--overlap")
                .type(Options.read(ClientsCommand::overlap))
                .setDefault(DEFAULT_OVERLAP)
                .help(
                        "how long the old secret stays valid, 24h by default; 0s ends it and the client's tokens at once");
    }

    private static Duration overlap(String typed) {
        try {
            Duration overlap = Duration.parse(typed);
            if (overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, together with durations that are too long.
        }
        throw new IllegalArgumentException("must be a duration such as 30m, 24h or 7d, at most 90d");
    }

    private static void rotateSecret(Invocation<ClientService> run) {
        Duration overlap = run.get("overlap");
        IssuedClient issued = run.open().rotateSecret(run.operator(), run.get("id"), overlap.toJavaDuration());
        showSecret(run, "Changed the secret:", issued);
    }

    private static void showSecret(Invocation<ClientService> run, String done, IssuedClient issued) {
        run.show(
                new IssuedView(issued.client(), issued.secret().reveal()),
                done + " " + String.join("  ", cells(issued.client())),
                "Secret, shown this once: " + issued.secret().reveal());
    }

    private static void deletion(Subparser parser) {
        oneClient(parser);
        Options.yes(parser, "delete it");
    }

    /** A deleted client has no state to show. */
    private static void delete(Invocation<ClientService> run) {
        ClientView client = run.open().find(run.<ClientId>get("id"));
        run.open().delete(run.operator(), run.get("id"));
        run.show(client, "Deleted: " + String.join("  ", client.id(), client.name(), scopes(client)));
    }

    private static void addScopes(Subparser parser, Permissions permissions) {
        String words = String.join(", ", permissions.words());
        parser.addArgument("--scope")
                .required(true)
                .action(Arguments.append())
                .type(Options.read(typed -> {
                    if (!permissions.words().contains(typed)) {
                        throw new IllegalArgumentException("must be one of " + words);
                    }
                    return new Scope(typed);
                }))
                .help("a scope to grant; repeat it for each scope: " + words);
    }

    private static Set<Scope> scopes(Invocation<ClientService> run) {
        List<Scope> scopes = run.get("scope");
        return Set.copyOf(scopes);
    }

    /** The id comes first, so that scripts can cut it out. */
    private static List<String> cells(ClientView client) {
        return List.of(client.id(), client.name(), scopes(client), state(client));
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

    /** A client and its secret, which is shown only this once, for scripts. */
    private record IssuedView(ClientView client, String clientSecret) {}
}

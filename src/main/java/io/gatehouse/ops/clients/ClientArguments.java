package io.gatehouse.ops.clients;

import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.ClientId;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.ops.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** What several verbs take: which client is meant, and what it may do. */
final class ClientArguments {
    private ClientArguments() {}

    static void addId(Subparser parser) {
        parser.addArgument("--id")
                .required(true)
                .type(Options.read(ClientId::parse))
                .help("the id of the client, svc_ and a UUID");
    }

    static ClientId id(Namespace arguments) {
        return arguments.get("id");
    }

    static void addScopes(Subparser parser) {
        parser.addArgument("--scope")
                .required(true)
                .action(Arguments.append())
                .type(Options.read(ClientArguments::scope))
                .help("what it may do, once for each: " + names());
    }

    static Set<Scope> scopes(Namespace arguments) {
        List<Scope> scopes = arguments.getList("scope");
        return Set.copyOf(scopes);
    }

    private static Scope scope(String typed) throws Rejection {
        return Scope.find(typed).orElseThrow(() -> new Rejection("enum", "must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(Scope.values()).map(Scope::value).collect(Collectors.joining(", "));
    }
}

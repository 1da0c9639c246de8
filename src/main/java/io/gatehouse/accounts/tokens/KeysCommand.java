package io.gatehouse.accounts.tokens;

import io.gatehouse.platform.commands.Invocation;
import io.gatehouse.platform.commands.Options;
import io.gatehouse.platform.commands.Verb;
import io.gatehouse.platform.commands.Verbs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Subparser;

/** The command {@code keys}. Each verb that changes signing keys reports what it did and shows all keys as they are then. */
public final class KeysCommand {
    private KeysCommand() {}

    public static Verbs<TokensModule> verbs() {
        return new Verbs<>(
                        "keys",
                        "Manage the root secret and the signing keys: create, list, rotate, end and reseal them",
                        List.of(
                                change(
                                                "init",
                                                "Create the secrets of a new installation, sealed under the master key, as its first start"
                                                        + " would",
                                                parser -> {},
                                                KeysCommand::init)
                                        .makingSecrets(),
                                Verb.of(
                                        "list",
                                        "List all signing keys with their states",
                                        Options::json,
                                        KeysCommand::list),
                                change(
                                        "rotate",
                                        "Publish the next key; it can be activated after all services could fetch it",
                                        parser -> Options.flag(
                                                parser,
                                                "replace",
                                                "replace the published next key with a new one, and restart the wait"),
                                        KeysCommand::rotate)))
                .and(laterSteps());
    }

    private static List<Verb<TokensModule>> laterSteps() {
        return List.of(
                change(
                        "activate",
                        "Make the next key sign from now on; the current key retires by itself",
                        parser -> parser.addArgument("--kid")
                                .help("the key that is meant, as --kid=ID since ids may begin with a dash; without"
                                        + " it, the next one"),
                        KeysCommand::activate),
                change(
                        "retire",
                        "Retire a key whose last token has expired, instead of waiting for the service to do it",
                        parser -> parser.addArgument("--kid")
                                .required(true)
                                .help("a retiring key, as --kid=ID since ids may begin with a dash"),
                        KeysCommand::retire),
                change(
                        "emergency",
                        "End a key that may have leaked: its tokens are refused from now on",
                        KeysCommand::emergencyArguments,
                        KeysCommand::emergency),
                Verb.of(
                        "rewrap",
                        "Seal the root secret and all signing keys under the newest master key",
                        Options::json,
                        KeysCommand::rewrap));
    }

    private static Verb<TokensModule> change(
            String name,
            String help,
            Consumer<Subparser> arguments,
            Function<Invocation<TokensModule>, List<String>> change) {
        return Verb.of(name, help, arguments.andThen(Options::json), run -> {
            List<String> done = change.apply(run);
            KeysView keys = KeysView.of(run.open().rotation().list());
            if (run.has("json")) {
                done.forEach(run.console()::note);
                run.console().json(keys);
            } else {
                done.forEach(run.console()::print);
                keys.print(run.console());
            }
        });
    }

    /** Can be run again: existing secrets stay as they are. */
    private static List<String> init(Invocation<TokensModule> run) {
        boolean isNew = run.open().keys().ensureActive(run.operator());
        String masterKey = run.open().masterKey();
        return List.of(
                isNew
                        ? "Made the root secret and the signing keys, sealed under the master key " + masterKey
                                + ": keep a copy of that key apart from the database."
                        : "This installation has its secrets already, its root secret sealed under the master key "
                                + masterKey + ".");
    }

    private static void list(Invocation<TokensModule> run) {
        KeysView keys = KeysView.of(run.open().rotation().list());
        if (run.has("json")) {
            run.console().json(keys);
            return;
        }
        keys.print(run.console());
        if (keys.keys().isEmpty()) {
            run.console().note("There are no signing keys yet: run `keys init`, or start the service.");
        }
    }

    private static List<String> rotate(Invocation<TokensModule> run) {
        KeyRotation rotation = run.open().rotation();
        if (run.has("replace")) {
            return List.of("Published another next key in place of " + rotation.replace(run.operator()) + ".");
        }
        return List.of(
                rotation.publish(run.operator()) ? "Published the next key." : "The next key is published already.");
    }

    private static List<String> activate(Invocation<TokensModule> run) {
        return List.of("Activated " + run.open().rotation().activate(run.operator(), run.find("kid")) + ".");
    }

    private static List<String> retire(Invocation<TokensModule> run) {
        String kid = run.get("kid");
        run.open().rotation().retire(run.operator(), kid);
        return List.of("Retired " + kid + ".");
    }

    private static void emergencyArguments(Subparser parser) {
        MutuallyExclusiveGroup which = parser.addMutuallyExclusiveGroup();
        which.addArgument("--kid")
                .help("the key to end, as --kid=ID since ids may begin with a dash; without it, the active one");
        which.addArgument("--fresh")
                .action(Arguments.storeTrue())
                .help("trust no current key: end all keys and all sessions");
        Options.yes(parser, "refuse its tokens");
    }

    private static List<String> emergency(Invocation<TokensModule> run) {
        boolean fresh = run.has("fresh");
        KeyEmergency emergency = run.open().emergency();
        KeyEmergency.Outcome outcome =
                fresh ? emergency.startAfresh(run.operator()) : emergency.end(run.operator(), run.find("kid"));
        List<String> lines = new ArrayList<>();
        lines.add("Ended " + String.join(", ", outcome.ended()) + (fresh ? " and all sessions." : "."));
        lines.add("Services that keep the published keys may accept tokens of " + (fresh ? "them" : "it")
                + " for up to " + until(outcome, outcome.keptUntil()) + ", unless they fetch the keys again.");
        if (outcome.seenBy().isAfter(outcome.at())) {
            lines.add("They may refuse new tokens for up to " + until(outcome, outcome.seenBy())
                    + ", unless they fetch the keys again.");
        }
        return lines;
    }

    private static String until(KeyEmergency.Outcome outcome, Instant then) {
        return Countdown.between(outcome.at(), then) + " (until " + then + ")";
    }

    private static void rewrap(Invocation<TokensModule> run) {
        KeyRewrap.Outcome outcome = run.open().rewrap().run(run.operator());
        List<String> lines = new ArrayList<>(outcome.moved());
        lines.add("Moved " + outcome.moved().size() + " to the master key " + outcome.masterKey() + "; "
                + outcome.already() + " were there already. The master key before now opens older backups alone.");
        run.show(new RewrapView(outcome.masterKey(), outcome.moved(), outcome.already()), lines.toArray(String[]::new));
    }

    /** What was moved. */
    private record RewrapView(String masterKey, List<String> moved, int already) {}
}

package io.gatehouse.ops.audit;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.audit.AuditEntry;
import io.gatehouse.platform.audit.EventFilter;
import io.gatehouse.platform.audit.Party;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code audit list}: a page at a time, as over HTTP. */
final class ListAction extends Action<Operations> {
    ListAction() {
        super("list", "List what was done, newest first, a page at a time");
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--actor")
                .type(Options.read(EventFilter::text))
                .help("the id of who did it: a user, a client, an operator's login");
        parser.addArgument("--subject")
                .type(Options.read(EventFilter::text))
                .help("the id of what it was done to; of a user with their sessions");
        parser.addArgument("--kind").type(Options.read(EventFilter::text)).help("such as user.disabled");
        parser.addArgument("--since")
                .type(Options.read(EventFilter::since))
                .help("a time, such as 2026-01-31T12:00:00Z");
        Options.paging(parser, "events");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        requireKnown(arguments.getString("kind"), open);
        PageRequest request = Options.page(arguments);
        Page<AuditEntry> page = open.audit().list(filter(arguments), request);
        if (Options.isJson(arguments)) {
            console.json(AuditEventsView.of(page));
            return;
        }
        console.table(
                List.of("AT", "KIND", "ACTOR", "SUBJECT", "IP", "REQUEST", "DETAILS"),
                page.rows().stream().map(ListAction::cells).toList());
        console.noteOf(page);
    }

    /** What is misspelt would be answered as what never happened. */
    private static void requireKnown(@Nullable String kind, Operations open) {
        if (kind == null) {
            return;
        }
        List<String> known = open.audit().kinds();
        if (!known.contains(kind)) {
            throw Failure.notFound("There is no event of the kind " + kind + " so far; the kinds that there are: "
                    + String.join(", ", known));
        }
    }

    private static EventFilter filter(Namespace arguments) {
        return new EventFilter(
                Optional.ofNullable(arguments.getString("actor")),
                Optional.ofNullable(arguments.getString("subject")),
                Optional.ofNullable(arguments.getString("kind")),
                Optional.ofNullable(arguments.get("since")));
    }

    private static List<String> cells(AuditEntry entry) {
        return List.of(
                entry.at().toString(),
                entry.kind(),
                name(entry.actor()),
                name(entry.subject()),
                Objects.requireNonNullElse(entry.ip(), "-"),
                entry.requestId(),
                entry.details().toString());
    }

    private static String name(Party party) {
        return party.kind() + ":" + Objects.requireNonNullElse(party.id(), "-");
    }
}

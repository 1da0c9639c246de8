package io.gatehouse.accounts.trail;

import io.gatehouse.accounts.users.AccountView;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Instants;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.AuditEntry;
import io.gatehouse.platform.audit.AuditService;
import io.gatehouse.platform.audit.EventFilter;
import io.gatehouse.platform.audit.Head;
import io.gatehouse.platform.audit.Party;
import io.gatehouse.platform.audit.Verdict;
import io.gatehouse.platform.commands.Invocation;
import io.gatehouse.platform.commands.Options;
import io.gatehouse.platform.commands.Verb;
import io.gatehouse.platform.commands.Verbs;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** The command {@code audit}. */
public final class AuditCommand {
    private static final List<String> HEADER = List.of("AT", "KIND", "ACTOR", "SUBJECT", "IP", "REQUEST", "DETAILS");

    private AuditCommand() {}

    public static Verbs<Open> verbs() {
        return new Verbs<>(
                "audit",
                "List and verify the audit trail, and erase a person from it",
                List.of(
                        Verb.of("list", "List events, newest first", AuditCommand::filters, AuditCommand::list),
                        Verb.of(
                                "verify",
                                "Verify that no event was changed, forged or removed; name the first that was",
                                AuditCommand::checkpoint,
                                AuditCommand::verify),
                        Verb.of(
                                "erase",
                                "Erase a deleted user from all events; the events stay",
                                AuditCommand::deletedUser,
                                AuditCommand::erase)));
    }

    private static void filters(Subparser parser) {
        parser.addArgument("--actor")
                .type(Options.read(EventFilter::text))
                .help("id of the actor: a user, a client or an operator's login");
        parser.addArgument("--subject")
                .type(Options.read(EventFilter::text))
                .help("id of the subject; for a user, events about their sessions are included");
        parser.addArgument("--kind").type(Options.read(EventFilter::text)).help("such as user.disabled");
        parser.addArgument("--since").type(Options.read(Instants::parse)).help("a time, such as 2026-01-31T12:00:00Z");
        Options.paging(parser, "events");
        Options.json(parser);
    }

    private static void list(Invocation<Open> run) {
        Optional<String> kind = run.find("kind");
        kind.ifPresent(typed -> requireKnown(typed, run.open().audit().kinds()));
        EventFilter filter = new EventFilter(run.find("actor"), run.find("subject"), kind, run.find("since"));
        Page<AuditEntry> page = run.open().audit().list(filter, Options.page(run.arguments()));
        run.show(page, AuditEventView::of, HEADER, AuditCommand::cells);
    }

    /** Without this, a misspelt kind would look like one that never occurred. */
    private static void requireKnown(String kind, List<String> known) {
        if (!known.contains(kind)) {
            throw Failure.notFound(
                    "There is no event of the kind " + kind + ". Existing kinds: " + String.join(", ", known));
        }
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

    private static void checkpoint(Subparser parser) {
        parser.addArgument("--head")
                .type(Options.read(Head::parse))
                .metavar("N:CHAIN")
                .help("a checkpoint of any age, kept elsewhere: proves that nothing before it was removed");
        Options.json(parser);
    }

    /** Verifies every row and the chain of seals, with only one page of rows in memory. */
    private static void verify(Invocation<Open> run) {
        Verdict verdict = run.open().audit().verify(run.find("head"));
        if (run.has("json")) {
            run.console().json(VerdictView.of(verdict));
        }
        verdict.fault().ifPresent(fault -> {
            throw Failure.conflict("audit_trail_broken", fault);
        });
        if (!run.has("json")) {
            run.console()
                    .print("The audit trail is whole: " + verdict.sealed() + " sealed, of which "
                            + verdict.erased() + " without the person who was erased; " + verdict.unsealed()
                            + " not sealed yet"
                            + verdict.oldestUnsealed()
                                    .map(oldest -> ", the oldest of " + oldest)
                                    .orElse("")
                            + ".");
            run.console().print("Head: " + verdict.head().map(Head::toString).orElse("-"));
        }
    }

    private static void deletedUser(Subparser parser) {
        parser.addArgument("--id")
                .type(Options.read(UserId::parse))
                .required(true)
                .help("the id that the account had");
        Options.yes(parser, "erase it");
        Options.json(parser);
    }

    /** Only for a deleted user: as long as an account exists, the trail must show what is done with it. */
    private static void erase(Invocation<Open> run) {
        UserId user = run.get("id");
        if (exists(run.open().users(), user)) {
            throw Failure.conflict(
                    "user_exists", "The user " + user + " still has an account: delete it first (users delete).");
        }
        int events = run.open().audit().erase(run.operator(), user);
        run.show(new ErasedView(user.toString(), events), "Erased from " + events + " events: " + user);
    }

    private static boolean exists(AdministrationService users, UserId user) {
        try {
            AccountView unused = users.find(user);
            return true;
        } catch (Failure failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }

    /** The services that the verbs use. */
    public record Open(AuditService audit, AdministrationService users) {}

    /** The erased user, and how many events mentioned them. */
    private record ErasedView(String id, int events) {}

    /**
     * What the verification found, for scripts.
     *
     * @param head the last verified seal, in the form of a checkpoint
     * @param fault null if nothing is wrong; otherwise {@code sealed} counts what was verified before the fault
     */
    private record VerdictView(
            boolean whole,
            long sealed,
            long erased,
            long unsealed,
            @Nullable Instant oldestUnsealed,
            @Nullable String head,
            @Nullable String fault) {
        static VerdictView of(Verdict verdict) {
            return new VerdictView(
                    verdict.fault().isEmpty(),
                    verdict.sealed(),
                    verdict.erased(),
                    verdict.unsealed(),
                    verdict.oldestUnsealed().orElse(null),
                    verdict.head().map(Head::toString).orElse(null),
                    verdict.fault().orElse(null));
        }
    }
}

package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.sessions.AllSessions;
import io.gatehouse.accounts.sessions.EndReason;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.sessions.SessionView;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.UserId;
import io.gatehouse.kernel.Uuids;
import io.gatehouse.platform.commands.Invocation;
import io.gatehouse.platform.commands.Options;
import io.gatehouse.platform.commands.Verb;
import io.gatehouse.platform.commands.Verbs;
import java.util.List;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Subparser;

/** The command {@code sessions}. It is in this package because it finds sessions by their user's address. */
public final class SessionsCommand {
    private static final List<String> HEADER = List.of("ID", "SINCE", "LAST USED", "FROM", "AGENT");

    private SessionsCommand() {}

    public static Verbs<Open> verbs() {
        return new Verbs<>(
                "sessions",
                "List sessions, and end one or all of them",
                List.of(
                        Verb.of(
                                "list",
                                "List the sessions of a user, newest first",
                                SessionsCommand::ofAccount,
                                SessionsCommand::list),
                        Verb.of("end", "End one session of a user", SessionsCommand::oneSession, SessionsCommand::end),
                        Verb.of(
                                "end-all",
                                "End all sessions of all users, and refuse every token issued so far",
                                SessionsCommand::everybody,
                                SessionsCommand::endAll)));
    }

    private static void ofAccount(Subparser parser) {
        UsersCommand.addAccount(parser);
        Options.paging(parser, "sessions");
        Options.json(parser);
    }

    private static void list(Invocation<Open> run) {
        UserId user = UsersCommand.account(run, run.open().users());
        Page<SessionView> page = run.open().sessions().list(user, Options.page(run.arguments()));
        run.show(page, HEADER, SessionsCommand::cells);
    }

    private static List<String> cells(SessionView session) {
        return List.of(
                session.id(),
                session.createdAt().toString(),
                session.lastUsedAt().toString(),
                session.ip(),
                session.userAgent());
    }

    private static void oneSession(Subparser parser) {
        UsersCommand.addAccount(parser);
        parser.addArgument("--session")
                .type(Options.read(Uuids::parse))
                .required(true)
                .help("its id, as `sessions list` shows it");
        Options.json(parser);
    }

    private static void end(Invocation<Open> run) {
        UserId user = UsersCommand.account(run, run.open().users());
        UUID session = run.get("session");
        if (!run.open().sessions().end(Caller.Operator.of(run.operator()), user, session, EndReason.REVOKED)) {
            throw Failure.notFound("Session " + session + " not found");
        }
        run.show(new EndedView(session.toString()), "Ended: " + session);
    }

    private static void everybody(Subparser parser) {
        Options.yes(parser, "make all users sign in again");
        Options.json(parser);
    }

    private static void endAll(Invocation<Open> run) {
        long ended = run.open().all().end(run.operator());
        run.show(new AllEndedView(ended), "Ended " + ended + " sessions.");
    }

    /** The services that the verbs use. */
    public record Open(AdministrationService users, SessionService sessions, AllSessions all) {}

    /** Which session was ended. */
    private record EndedView(String id) {}

    /** How many sessions were ended. */
    private record AllEndedView(long sessions) {}
}

package io.gatehouse.platform.maintenance;

import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.commands.Console;
import io.gatehouse.platform.commands.Invocation;
import io.gatehouse.platform.commands.Options;
import io.gatehouse.platform.commands.Verb;
import io.gatehouse.platform.commands.Verbs;
import io.gatehouse.platform.persistence.SchemaHistory;
import io.gatehouse.platform.persistence.backup.Backup;
import io.gatehouse.platform.persistence.backup.BackupFile;
import io.gatehouse.platform.persistence.backup.Label;
import io.gatehouse.platform.persistence.backup.Manifest;
import io.gatehouse.platform.persistence.backup.Progress;
import io.gatehouse.platform.persistence.backup.Restore;
import io.gatehouse.platform.persistence.backup.Summary;
import io.gatehouse.platform.secrets.InstallationRow;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Subparser;

/** The command {@code data}: backs up an installation into one file, and restores it into an empty database. */
public final class DataCommand {
    private final SessionsEnding sessions;
    private final Clock clock;
    private final SecureRandom random;

    private DataCommand(SessionsEnding sessions, Clock clock, SecureRandom random) {
        this.sessions = sessions;
        this.clock = clock;
        this.random = random;
    }

    public static Verbs<DataAccess> verbs(SessionsEnding sessions, Clock clock, SecureRandom random) {
        DataCommand command = new DataCommand(sessions, clock, random);
        return new Verbs<>(
                "data",
                "Back up the whole installation into one file, and restore it",
                List.of(
                        Verb.of(
                                "backup",
                                "Write a consistent backup of everything into one file; the service can keep running",
                                DataCommand::target,
                                command::backUp),
                        Verb.of(
                                "restore",
                                "Load a backup into an empty database: all of it, or nothing",
                                DataCommand::source,
                                command::restore)));
    }

    private static void target(Subparser parser) {
        parser.addArgument("--to")
                .metavar("FILE")
                .required(true)
                .help("the file to create; an existing file is refused");
        Options.flag(parser, "without-keys", "leave out the master key that is kept in the data folder");
    }

    private void backUp(Invocation<DataAccess> run) {
        DataAccess open = run.open();
        Path file = Path.of(run.<String>get("to"));
        Optional<Secret> kept = open.keptKey();
        Optional<Secret> carried = run.has("without_keys") ? Optional.empty() : kept;
        Label label = new Label(open.release(), carried, connection -> new InstallationRow(connection).sealedBy());
        Summary summary = new Backup(open.database(), clock).write(file, label, progress(run.console()));
        print("Backed up", summary, file, run.console());
        run.console().print(keys(summary.manifest(), kept.isPresent()));
    }

    private static String keys(Manifest manifest, boolean isKeptHere) {
        if (manifest.masterKey().isPresent()) {
            return "The file carries the master key" + named(manifest)
                    + ": anyone who reads it can do what the owner of the data folder can. Keep it secret.";
        }
        if (manifest.masterKeyId().isEmpty()) {
            return "The file carries no master key: nothing is sealed yet.";
        }
        return "The file carries no master key. To restore it takes" + named(manifest) + ", which is "
                + (isKeptHere ? "keys/master.key in the data folder" : "configured (GATEHOUSE_MASTER_KEY)")
                + ": keep a copy of it in another place.";
    }

    private static String named(Manifest manifest) {
        return manifest.masterKeyId().map(id -> " " + id).orElse("");
    }

    private static void source(Subparser parser) {
        parser.addArgument("--from").metavar("FILE").required(true).help("a file that data backup wrote");
        Options.flag(
                parser,
                "end-sessions",
                "end all sessions; use it after an incident, because sessions that ended after the backup are alive again");
    }

    private void restore(Invocation<DataAccess> run) {
        DataAccess open = run.open();
        Path path = Path.of(run.<String>get("from"));
        BackupFile file = BackupFile.verified(path);
        Runnable giveUpKey = open.localKey()
                .flatMap(local -> file.manifest().masterKey().map(local::adopt))
                .orElse(() -> {});
        LastStep lastStep = new LastStep(open, run.has("end_sessions"), sessions, clock, random);
        Summary summary = load(file, lastStep, giveUpKey, run);
        print("Restored", summary, path, run.console());
        lastStep.endedSessions()
                .ifPresent(count ->
                        run.console().print("Ended " + count + " sessions, and no access token is good any more"));
        printPending(open, run.console());
    }

    private Summary load(BackupFile file, LastStep lastStep, Runnable giveUpKey, Invocation<DataAccess> run) {
        try {
            return new Restore(run.open().database(), clock).load(file, lastStep, progress(run.console()));
        } catch (RuntimeException e) {
            // After the last step the commit may have succeeded, and then the key is needed.
            if (!lastStep.isDone()) {
                giveUpKey.run();
            }
            throw e;
        }
    }

    private static void printPending(DataAccess open, Console console) {
        List<String> pending = SchemaHistory.asOwner(open.database()).pending();
        if (!pending.isEmpty()) {
            console.print("The backup is of an older schema (pending: " + String.join(", ", pending) + "): "
                    + (open.database().isEmbedded()
                            ? "the next start brings it up to date."
                            : "run `java -jar gatehouse.jar db migrate config.yml` before the next start."));
        }
    }

    private static Progress progress(Console console) {
        return new Progress(System::nanoTime, console::note);
    }

    private static void print(String done, Summary summary, Path file, Console console) {
        console.print("%s %d tables with %d rows (%s, %d bytes) in %.1f s"
                .formatted(
                        done,
                        summary.tables(),
                        summary.rows(),
                        file,
                        summary.bytes(),
                        summary.took().toMillis() / 1_000.0));
        console.print("sha256 " + summary.sha256());
    }

    /** Ends every restored session in the restore's transaction, and returns how many there were. */
    public interface SessionsEnding {
        int endAll(Connection connection, Instant now) throws SQLException;
    }
}

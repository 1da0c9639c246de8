package io.gatehouse.ops.backup;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.persistence.SchemaHistory;
import io.gatehouse.platform.persistence.backup.BackupFile;
import io.gatehouse.platform.persistence.backup.Restore;
import io.gatehouse.platform.persistence.backup.Summary;
import io.gatehouse.platform.secrets.LocalKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code data restore}. */
final class RestoreAction extends Action<DataAccess> {
    private final Clock clock;
    private final SecureRandom random;

    RestoreAction(Clock clock, SecureRandom random) {
        super("restore", "Load a backup into an empty database: all of it, or nothing");
        this.clock = clock;
        this.random = random;
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--from").metavar("FILE").required(true).help("what data backup wrote");
        Options.flag(
                parser,
                "end-sessions",
                "sign everybody out; after an incident, since sessions that were ended after the backup live again");
    }

    @Override
    protected void run(Namespace arguments, DataAccess open, Console console) {
        Path path = Path.of(arguments.getString("from"));
        BackupFile file = BackupFile.verified(path);
        Optional<LocalKey> keyring = open.localKey();
        Runnable giveUpKey = keyring.flatMap(
                        local -> file.manifest().masterKey().map(local::adopt))
                .orElse(() -> {});
        LastStep lastStep = new LastStep(open, arguments.getBoolean("end_sessions"), clock, random);
        Summary summary = load(file, lastStep, giveUpKey, open, console);
        Report.print("Restored", summary, path, console);
        lastStep.endedSessions()
                .ifPresent(
                        count -> console.print("Ended " + count + " sessions, and no access token is good any more"));
        printPending(open, console);
    }

    private Summary load(BackupFile file, LastStep lastStep, Runnable giveUpKey, DataAccess open, Console console) {
        try {
            return new Restore(open.database(), clock).load(file, lastStep, Report.progress(console));
        } catch (RuntimeException e) {
            // Past the last step the commit may have come through, and the key be needed.
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
}

package io.gatehouse.ops.backup;

import io.gatehouse.kernel.Secret;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.persistence.backup.Backup;
import io.gatehouse.platform.persistence.backup.Label;
import io.gatehouse.platform.persistence.backup.Manifest;
import io.gatehouse.platform.persistence.backup.Summary;
import io.gatehouse.platform.secrets.InstallationRow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code data backup}. */
final class BackupAction extends Action<DataAccess> {
    private final Clock clock;

    BackupAction(Clock clock) {
        super("backup", "Write everything into one file, as it is at one moment, while the service runs");
        this.clock = clock;
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--to").metavar("FILE").required(true).help("the file to make; one that exists is refused");
        Options.flag(parser, "without-keys", "leave out the master key that is kept in the data folder");
    }

    @Override
    protected void run(Namespace arguments, DataAccess open, Console console) {
        Path file = Path.of(arguments.getString("to"));
        Optional<Secret> kept = open.keptKey();
        Optional<Secret> carried = arguments.getBoolean("without_keys") ? Optional.empty() : kept;
        Label label = new Label(open.release(), carried, connection -> new InstallationRow(connection).sealedBy());
        Summary summary = new Backup(open.database(), clock).write(file, label, Report.progress(console));
        Report.print("Backed up", summary, file, console);
        console.print(keys(summary.manifest(), kept.isPresent()));
    }

    private static String keys(Manifest manifest, boolean isKeptHere) {
        if (manifest.masterKey().isPresent()) {
            return "The file carries the master key" + named(manifest)
                    + ": whoever reads it can do what the data folder's owner can, so keep it as secret.";
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
}

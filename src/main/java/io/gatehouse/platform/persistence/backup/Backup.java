package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.FileTrouble;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.MigrationLock;
import io.gatehouse.platform.persistence.SchemaHistory;
import io.gatehouse.platform.persistence.SqlTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/** Writes all tables into one file, as they are at one moment, while others read and write. */
public final class Backup {
    private final Database database;
    private final Clock clock;

    public Backup(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** When this returns, the file is complete and on the disk; when it throws, there is no file. */
    public Summary write(Path file, Label label, Progress progress) {
        // The lock keeps migrations out: a table that is rewritten in the meantime would look empty to our snapshot.
        try (PartialFile partial = PartialFile.create(file);
                MigrationLock ignored = MigrationLock.take(database);
                Connection connection = OwnerConnection.snapshot(database)) {
            Instant begun = clock.instant();
            Manifest manifest = manifest(connection, label, begun);
            String sum = copyAll(connection, manifest, partial, progress);
            connection.commit();
            return new Summary(manifest, partial.complete(), Duration.between(begun, clock.instant()), sum);
        } catch (SQLException e) {
            throw new BackupRefused(
                    "The database could not be read to its end, so that there is no backup: " + SqlTrouble.of(e) + ".");
        } catch (IOException e) {
            throw new BackupRefused("The backup " + file + " could not be written: " + FileTrouble.of(e)
                    + "; choose a place with room that this account may write.");
        }
    }

    private static Manifest manifest(Connection connection, Label label, Instant now) throws SQLException {
        List<String> changesets = SchemaHistory.read(connection).ids();
        if (changesets.isEmpty()) {
            throw new BackupRefused("There is nothing to back up: the database holds no schema of Gatehouse.");
        }
        Catalogue catalogue = new Catalogue(connection);
        return new Manifest(
                label.release(),
                changesets,
                now,
                catalogue.tables(),
                catalogue.sequences(),
                label.sealedBy().find(connection),
                label.masterKey());
    }

    private static String copyAll(Connection connection, Manifest manifest, PartialFile partial, Progress progress)
            throws SQLException, IOException {
        BackupWriter writer = new BackupWriter(partial.stream(), manifest);
        progress.begin(manifest.rows());
        for (Table table : manifest.tables()) {
            progress.table(table.name());
            copy(connection, table, writer, progress);
            writer.endOfTable();
        }
        return writer.finish();
    }

    private static void copy(Connection connection, Table table, BackupWriter writer, Progress progress)
            throws SQLException, IOException {
        CopyOut rows = new CopyManager(connection.unwrap(BaseConnection.class)).copyOut(table.copyOut());
        for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
            writer.row(row);
            progress.row();
        }
        if (rows.getHandledRowCount() != table.rows()) {
            throw new IllegalStateException("one snapshot counted and copied " + table.name() + " differently");
        }
    }
}

package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.FileTrouble;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.MigrationLock;
import io.gatehouse.platform.persistence.SqlTrouble;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Loads a backup into an empty database in one transaction: afterwards, all of it is there or nothing. */
public final class Restore {
    private final Database database;
    private final Clock clock;

    public Restore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns after the commit. If it throws, no row was loaded, unless only the answer to the commit was lost. */
    public Summary load(BackupFile file, Finish finish, Progress progress) {
        Instant begun = clock.instant();
        Manifest manifest = file.manifest();
        try {
            Target target = new Target(database, manifest);
            target.prepareSchema();
            load(file, target, finish, progress);
            return new Summary(manifest, file.bytes(), Duration.between(begun, clock.instant()), file.sha256());
        } catch (SQLException e) {
            throw new BackupRefused("The restore was undone, and the database holds no row of it: " + SqlTrouble.of(e)
                    + "; mend this and run it again.");
        } catch (IOException e) {
            throw new BackupRefused("The restore was undone, since the backup " + file.path()
                    + " could not be read to its end: " + FileTrouble.of(e) + ".");
        }
    }

    private void load(BackupFile file, Target target, Finish finish, Progress progress)
            throws SQLException, IOException {
        try (MigrationLock ignored = MigrationLock.take(database);
                Connection connection = OwnerConnection.open(database);
                RowReader rows = file.rows()) {
            target.claim(connection);
            new Load(connection, rows, progress).run(file.manifest());
            finish.apply(connection);
            commit(connection);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new BackupRefused("The database did not confirm the end of the restore (" + SqlTrouble.of(e)
                    + "): run it again; it was completed if that says that the database is not empty.");
        }
    }
}

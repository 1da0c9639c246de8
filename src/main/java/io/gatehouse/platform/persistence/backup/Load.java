package io.gatehouse.platform.persistence.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Fills the tables from the file, inside a transaction that the caller commits. */
record Load(Connection connection, RowReader rows, Progress progress) {
    void run(Manifest manifest) throws SQLException, IOException {
        Triggers triggers = Triggers.find(connection);
        triggers.switchOff(connection);
        progress.begin(manifest.rows());
        for (Table table : manifest.tables()) {
            progress.table(table.name());
            copy(table);
        }
        rows.end();
        for (Manifest.Sequence sequence : manifest.sequences()) {
            set(sequence);
        }
        triggers.switchOn(connection);
        analyze(manifest);
    }

    private void copy(Table table) throws SQLException, IOException {
        CopyIn copy = new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(table.copyIn());
        for (byte[] row = rows.next(); row != null; row = rows.next()) {
            copy.writeToCopy(row, 0, row.length);
            progress.row();
        }
        long loaded = copy.endCopy();
        if (loaded != table.rows()) {
            throw new BackupRefused("The restore was undone: the table " + table.name() + " got " + loaded
                    + " rows instead of " + table.rows() + "; take another copy of the backup.");
        }
    }

    private void set(Manifest.Sequence sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
            statement.setString(1, Table.quote(sequence.name()));
            statement.setLong(2, sequence.value());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    /** Without new statistics, PostgreSQL plans as if the tables were still empty. */
    private void analyze(Manifest manifest) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table table : manifest.tables()) {
                statement.execute("analyze " + table.quoted());
            }
        }
    }
}

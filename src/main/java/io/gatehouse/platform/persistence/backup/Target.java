package io.gatehouse.platform.persistence.backup;

import io.gatehouse.platform.persistence.Changelog;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Migrations;
import io.gatehouse.platform.persistence.SchemaHistory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The database into which a backup is loaded: it must have the backup's schema, or none yet, and not a single row. */
record Target(Database database, Manifest manifest) {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Makes the backup's schema if there is none; if the restore fails later, the schema stays there, empty. */
    void prepareSchema() throws SQLException {
        refuseUnknown();
        boolean isBare;
        try (Connection connection = OwnerConnection.open(database)) {
            isBare = SchemaHistory.read(connection).ids().isEmpty();
            if (isBare) {
                refuseStrangers(new Catalogue(connection).columns().keySet());
            }
        }
        if (isBare) {
            makeSchema();
        }
    }

    private void makeSchema() {
        int count = manifest.changesets().size();
        if (!Changelog.ids().subList(0, count).equals(manifest.changesets())) {
            throw new BackupRefused(
                    "This release cannot make the backup's schema, whose changesets were applied in another"
                            + " order: restore with release " + manifest.release() + ".");
        }
        new Migrations(database).migrateFirst(count);
    }

    private void refuseUnknown() {
        List<String> unknown = new ArrayList<>(manifest.changesets());
        unknown.removeAll(Changelog.ids());
        if (!unknown.isEmpty()) {
            throw new BackupRefused("The backup has changesets that this release does not know ("
                    + String.join(", ", unknown) + "): restore it with the build that wrote it, of release "
                    + manifest.release() + ", or a newer one.");
        }
    }

    private static void refuseStrangers(Set<String> tables) {
        if (!tables.isEmpty()) {
            throw new BackupRefused("The database has tables that are not Gatehouse's (" + String.join(", ", tables)
                    + "): restore into one without tables.");
        }
    }

    /** Locks the tables against everybody and checks that they are the backup's, and empty. */
    void claim(Connection connection) throws SQLException {
        refuseOtherSchema(SchemaHistory.read(connection).ids());
        refuseOtherTables(new Catalogue(connection).columns());
        try (Statement statement = connection.createStatement()) {
            lock(statement);
            refuseRows(statement);
        }
    }

    private void refuseOtherSchema(List<String> applied) {
        if (!applied.equals(manifest.changesets())) {
            Set<String> difference = new TreeSet<>(applied);
            manifest.changesets().stream().filter(id -> !difference.remove(id)).forEach(difference::add);
            throw new BackupRefused("The database's schema is of another version than the backup's (the difference: "
                    + String.join(", ", difference)
                    + "): restore into a database without tables, which then gets the backup's.");
        }
    }

    private void refuseOtherTables(Map<String, List<String>> columns) {
        String other = manifest.tables().stream()
                .filter(table -> !table.columns().equals(columns.get(table.name())))
                .map(Table::name)
                .collect(Collectors.joining(", "));
        if (!other.isEmpty()) {
            throw new BackupRefused("The backup has tables that the changesets do not make in this way (" + other
                    + "), so somebody made or changed them by hand: make them so in the database first.");
        }
    }

    private void lock(Statement statement) throws SQLException {
        try {
            statement.execute("lock table "
                    + manifest.tables().stream().map(Table::quoted).collect(Collectors.joining(", "))
                    + " in access exclusive mode");
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new BackupRefused(
                        "The database is in use, so that its tables cannot be locked: stop what works on it.");
            }
            throw e;
        }
    }

    private void refuseRows(Statement statement) throws SQLException {
        for (Table table : manifest.tables()) {
            try (ResultSet row = statement.executeQuery("select exists (select from " + table.quoted() + ")")) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new BackupRefused("The database is not empty (the table " + table.name()
                            + " has rows), and a restore never overwrites: restore into an empty one.");
                }
            }
        }
    }
}

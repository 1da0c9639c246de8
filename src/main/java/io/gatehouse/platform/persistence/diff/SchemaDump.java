package io.gatehouse.platform.persistence.diff;

import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.LiquibaseSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.DiffOutputControl;
import liquibase.diff.output.changelog.DiffToChangeLog;
import liquibase.serializer.core.xml.XMLChangeLogSerializer;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.EmptyDatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;

/**
 * The schema as it stands, as one changelog in XML. It holds what Liquibase knows of: tables, columns, keys, indexes and comments
 * of tables and columns, but no checks and no conditions of indexes, and no data.
 */
public final class SchemaDump {
    private SchemaDump() {}

    /** The changelog's text. */
    public static String of(Database database) {
        return LiquibaseSession.ask(database, liquibase -> changelog(liquibase.getDatabase()));
    }

    private static String changelog(liquibase.database.Database source) throws Exception {
        DatabaseSnapshot schema = SnapshotGeneratorFactory.getInstance()
                .createSnapshot(source.getDefaultSchema(), source, new SnapshotControl(source));
        DiffResult all = DiffGeneratorFactory.getInstance()
                .compare(schema, new EmptyDatabaseSnapshot(source), CompareControl.STANDARD);
        DiffToChangeLog changes = new DiffToChangeLog(all, new DiffOutputControl(false, false, false, null));
        changes.setChangeSetAuthor("gatehouse");
        changes.setIdRoot("dump");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            changes.print(stream, new XMLChangeLogSerializer());
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}

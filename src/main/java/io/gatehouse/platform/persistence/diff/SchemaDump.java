package io.gatehouse.platform.persistence.diff;

import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.LiquibaseSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.ObjectDifferences;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.DiffOutputControl;
import liquibase.diff.output.ObjectChangeFilter;
import liquibase.diff.output.changelog.DiffToChangeLog;
import liquibase.serializer.core.xml.XMLChangeLogSerializer;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.EmptyDatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Index;

/**
 * The current schema, as one changelog in XML. It contains what Liquibase knows of: tables, columns, keys, indexes and comments
 * of tables and columns, but no checks, no conditions of indexes, no indexes that are not B-trees, no triggers, and no data.
 */
public final class SchemaDump {
    /** Liquibase would write these as B-trees, or in a form from which they cannot be made again. */
    private static final String OTHER_INDEXES = """
            select c.relname from pg_class c join pg_am a on a.oid = c.relam
             where c.relkind = 'i' and a.amname <> 'btree' and c.relnamespace = current_schema()::regnamespace""";

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
        DiffOutputControl output = new DiffOutputControl(false, false, false, null);
        output.setObjectChangeFilter(new Without(otherIndexes(source)));
        DiffToChangeLog changes = new DiffToChangeLog(all, output);
        changes.setChangeSetAuthor("gatehouse");
        changes.setIdRoot("dump");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            changes.print(stream, new XMLChangeLogSerializer());
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static Set<String> otherIndexes(liquibase.database.Database source) throws Exception {
        Set<String> names = new HashSet<>();
        try (Statement statement = ((JdbcConnection) source.getConnection()).createStatement();
                ResultSet rows = statement.executeQuery(OTHER_INDEXES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Leaves out the indexes of these names. */
    private record Without(Set<String> indexes) implements ObjectChangeFilter {
        @Override
        public boolean include(DatabaseObject object) {
            return !(object instanceof Index) || !indexes.contains(object.getName());
        }

        @Override
        public boolean includeMissing(
                DatabaseObject object,
                liquibase.database.Database referenceDatabase,
                liquibase.database.Database comparisonDatabase) {
            return include(object);
        }

        @Override
        public boolean includeUnexpected(
                DatabaseObject object,
                liquibase.database.Database referenceDatabase,
                liquibase.database.Database comparisonDatabase) {
            return include(object);
        }

        @Override
        public boolean includeChanged(
                DatabaseObject object,
                ObjectDifferences differences,
                liquibase.database.Database referenceDatabase,
                liquibase.database.Database comparisonDatabase) {
            return include(object);
        }
    }
}

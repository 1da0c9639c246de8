package io.gatehouse.platform.persistence.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dump of a migrated schema holds. */
class SchemaDumpTest {
    @TempDir
    private Path folder;

    @Test
    void itIsAChangelogOfEveryTableWithItsKeysAndIndexesAndTheSameEachTime() throws Exception {
        try (TestDatabase database = TestDatabase.migrated("schema_dump", List.of())) {
            String dump = SchemaDump.of(database.database());

            assertThat(dump)
                    .startsWith("<?xml")
                    .contains("<createTable", "tableName=\"users\"", "tableName=\"rate_limits\"")
                    .contains("constraintName=\"fk_sessions_user_id\"")
                    .contains("constraintName=\"uq_users_email_key\"")
                    .contains("indexName=\"ix_users_email\"")
                    .doesNotContain("databasechangelog\"");
            assertThat(SchemaDump.of(database.database())).isEqualTo(dump);
        }
    }

    @Test
    void appliedToAnEmptyDatabaseItMakesTheSameColumns() throws Exception {
        TestProject project = TestProject.in(folder);
        Database copy = TestDatabase.empty("schema_dump_copy");
        try (TestDatabase database = TestDatabase.migrated("schema_dump_again", List.of())) {
            Files.writeString(project.master(), SchemaDump.of(database.database()));

            project.migrate(copy);

            assertThat(columns(copy)).isEqualTo(columns(database.database())).contains("users.roles text[] not null");
        }
    }

    private static List<String> columns(Database database) {
        return StoredSchema.read(database).values().stream()
                .filter(table -> !table.name().startsWith("databasechangelog"))
                .flatMap(table -> table.columns().values().stream()
                        .map(column -> table.name() + "." + column.name() + " " + column.type()
                                + (column.nullable() ? "" : " not null")))
                .toList();
    }
}

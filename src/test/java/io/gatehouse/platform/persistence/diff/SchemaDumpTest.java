package io.gatehouse.platform.persistence.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.persistence.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the dump of a migrated schema holds. */
class SchemaDumpTest {
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
}

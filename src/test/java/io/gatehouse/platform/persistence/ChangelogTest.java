package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

/** That the master file read our way says what Liquibase reads in it. */
class ChangelogTest {
    private static List<ChangeSet> readByLiquibase() throws Exception {
        try (ClassLoaderResourceAccessor files = new ClassLoaderResourceAccessor()) {
            DatabaseChangeLog changelog = ChangeLogParserFactory.getInstance()
                    .getParser(Changelog.FILE, files)
                    .parse(Changelog.FILE, new ChangeLogParameters(), files);
            return changelog.getChangeSets();
        }
    }

    @Test
    void theIdsAreThoseThatLiquibaseReadsInTheSameOrder() throws Exception {
        assertThat(Changelog.ids())
                .isEqualTo(readByLiquibase().stream().map(ChangeSet::getId).toList())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void everyChangesetHasAFileOfItsNameWithARollback() throws Exception {
        for (ChangeSet changeSet : readByLiquibase()) {
            assertThat(changeSet.getFilePath()).isEqualTo("migrations/" + changeSet.getId() + ".sql");
            assertThat(changeSet.getRollback().getChanges())
                    .as("rollback of %s", changeSet.getId())
                    .isNotEmpty();
        }
    }

    @Test
    void everyChangesetRunsInATransaction() throws Exception {
        assertThat(readByLiquibase()).allMatch(ChangeSet::isRunInTransaction);
    }

    @Test
    void everyIdIsANumberAVerbAndANoun() {
        assertThat(Changelog.ids()).isNotEmpty().allMatch(id -> id.matches("\\d{4}(-[a-z0-9]+){2,}"));
    }
}

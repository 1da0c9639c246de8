package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.kernel.CannotStart;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is killed while its owner lives. */
class DeadPostgresTest {
    @TempDir
    private Path root;

    @Test
    void isStartedAgainAtItsPortUntilItHasDiedThreeTimesWithinAMinute() throws Exception {
        List<CannotStart> ends = new CopyOnWriteArrayList<>();
        DataFolder folder = TestFolders.at(root);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, new SecureRandom(), ends::add)) {
            Sql.run(postgres, "create table kept as select 42 as n");

            kill(folder);
            await().atMost(Duration.ofSeconds(30)).until(() -> answers(postgres));
            kill(folder);
            await().atMost(Duration.ofSeconds(30)).until(() -> answers(postgres));

            assertThat(Sql.ask(postgres, "select n from kept")).isEqualTo("42");
            assertThat(ends).isEmpty();

            kill(folder);
            await().atMost(Duration.ofSeconds(30)).until(() -> !ends.isEmpty());
            assertThat(ends)
                    .singleElement()
                    .satisfies(end -> assertThat(end).hasMessageContaining("3 times within 60 s"));
            assertThat(answers(postgres)).isFalse();
        }
    }

    private static void kill(DataFolder folder) {
        ProcessHandle postgres = PidFile.read(folder.root().resolve("pgdata"))
                .flatMap(PidFile::process)
                .orElseThrow();
        assertThat(postgres.destroyForcibly()).isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> PidFile.ended(postgres));
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return Sql.ask(postgres, "select 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }
}

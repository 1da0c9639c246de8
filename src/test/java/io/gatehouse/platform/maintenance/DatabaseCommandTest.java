package io.gatehouse.platform.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import io.gatehouse.platform.persistence.Changelog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verbs of {@code db} on a database of its own. */
@SuppressWarnings("NullAway.Init") // JUnit calls the setup.
class DatabaseCommandTest {
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandLine.Result run(String words) {
        return server.commands().run(words);
    }

    /** The changeset that so many others come after. */
    private static String last(int after) {
        List<String> ids = Changelog.ids();
        return ids.get(ids.size() - 1 - after);
    }

    @Test
    void statusTellsWhatIsAppliedAndWhatIsPending() throws Exception {
        assertThat(run("db status config.yml").out())
                .startsWith("CHANGESET ")
                .containsPattern("0001-create-installation +applied +20")
                .endsWith("The schema is up to date.\n");

        run("db rollback config.yml --count 1 --yes");

        assertThat(run("db status config.yml").out()).endsWith("Pending: 1. Run `db migrate` to apply them.\n");
        JsonNode status =
                new ObjectMapper().readTree(run("db status config.yml --json").out());
        assertThat(status.get("up_to_date").asBoolean()).isFalse();
        assertThat(status.get("pending")).hasSize(1);
        assertThat(status.get("applied").get(0).get("id").asText()).isEqualTo("0001-create-installation");
        assertThat(status.get("applied").get(0).get("applied_at").asText()).endsWith("Z");
    }

    @Test
    void aTagIsTheWayBackAndMigrateTheWayForward() {
        run("db rollback config.yml --count 2 --yes");
        assertThat(run("db tag config.yml before").out()).isEqualTo("Tagged the schema before\n");
        assertThat(run("db status config.yml").out()).containsPattern("applied .* before\n");
        assertThat(run("db migrate config.yml").out())
                .contains("Applied " + last(1))
                .contains("Applied " + last(0));

        CommandLine.Result back = run("db rollback config.yml --tag before --yes");

        assertThat(back.out().lines()).containsExactly("Took back " + last(0), "Took back " + last(1), "Done.");
        assertThat(run("db rollback config.yml --tag before --yes").out())
                .isEqualTo("There was nothing to take back.\n");
        assertThat(run("db migrate config.yml").out()).endsWith("The schema is up to date.\n");
        assertThat(run("db migrate config.yml").out()).isEqualTo("Nothing was pending.\n");
    }

    @Test
    void aDryRunPrintsTheSqlAndChangesNothing() {
        assertThat(run("db rollback config.yml --count 1 --dry-run").out()).contains("'" + last(0) + "'");
        assertThat(run("db status config.yml").out()).endsWith("The schema is up to date.\n");
        run("db rollback config.yml --count 1 --yes");

        assertThat(run("db migrate config.yml --dry-run").out()).contains("'" + last(0) + "'");

        assertThat(run("db status config.yml").out()).contains("Pending: 1.");
    }

    @Test
    void aTagThatIsNotThereAndACountThatIsTooLargeAreRefused() {
        CommandLine.Result tag = run("db rollback config.yml --tag nowhere --yes");
        CommandLine.Result count = run("db rollback config.yml --count 99 --yes");

        assertThat(tag.err()).startsWith("The schema has no tag nowhere");
        assertThat(count.err()).contains("so 99 cannot be taken back");
        assertThat(run("db status config.yml").out()).endsWith("The schema is up to date.\n");
    }

    @Test
    void whatANewerReleaseAppliedIsNamedAndNotTakenBack() {
        server.sql("""
                insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
                values ('9999-from-the-future', 'gatehouse', 'x', now(), 9999, 'EXECUTED')""");

        assertThat(run("db status config.yml").out())
                .contains("The schema is ahead of this release, which does not know 9999-from-the-future.");
        assertThat(run("db rollback config.yml --count 1 --yes").err())
                .startsWith("A newer release applied 9999-from-the-future");
    }
}

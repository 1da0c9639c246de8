package io.gatehouse.platform.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Client;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of {@code data} on a configured database, from a service that runs. */
@SuppressWarnings("NullAway.Init") // JUnit calls the setup.
class DataCommandTest {
    private static final String INCARNATION = "select incarnation from installation";

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static String backup;

    @BeforeAll
    static void write() {
        server = TestServer.start(Map.of());
        assertThat(server.create("kept@data.test", Role.ADMIN)).isNotNull();
        assertThat(server.http().signIn("kept@data.test", Client.PASSWORD).status())
                .isEqualTo(200);
        backup = folder.resolve("good").toString();
        assertThat(server.commands()
                        .run("audit erase config.yml --id 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e --yes")
                        .exit())
                .isZero();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !ask("select count(*) from audit_seals").equals("0"));
        CommandLine.Result written = server.commands().run("data backup config.yml --to " + backup);
        assertThat(written.exit()).as(written.err()).isZero();
        assertThat(written.out())
                .containsPattern("^Backed up [0-9]+ tables with ")
                .contains("\nsha256 ")
                .contains("The file carries no master key. To restore it takes ")
                .contains("which is configured (GATEHOUSE_MASTER_KEY)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CommandLine on(String database, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(server.commands().environment());
        environment.put("DATABASE_URL", TestPostgres.url(database));
        environment.putAll(more);
        return new CommandLine(environment);
    }

    private static CommandLine.Result restore(String database, String options) {
        return on(database, Map.of()).run("data restore config.yml --from " + backup + options);
    }

    @Test
    void aRestoredInstallationIsTheSameButForItsIncarnation() throws Exception {
        Database target = TestDatabase.empty("data_restored");

        CommandLine.Result restored = restore("data_restored", "");

        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.out())
                .containsPattern("^Restored [0-9]+ tables with ")
                .doesNotContain("Ended");
        assertThat(TestDatabase.ask(target, "select email from users")).isEqualTo("kept@data.test");
        assertThat(TestDatabase.ask(target, "select count(*) from sessions where ended_at is null"))
                .isEqualTo("1");
        assertThat(TestDatabase.ask(target, "select epoch from installation")).isEqualTo("0");
        assertThat(TestDatabase.ask(target, INCARNATION)).isNotEqualTo(ask(INCARNATION));
        assertThat(TestDatabase.ask(target, "select md5(root_secret) from installation"))
                .isEqualTo(ask("select md5(root_secret) from installation"));
    }

    private static String ask(String query) throws Exception {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "nothing";
        }
    }

    @Test
    void theAuditTrailOfARestoredInstallationIsWhole() throws Exception {
        Database target = TestDatabase.empty("data_audited");
        assertThat(restore("data_audited", "").exit()).isZero();
        String head = TestDatabase.ask(
                target, "select n || ':' || encode(chain, 'hex') from audit_seals order by n desc limit 1");

        CommandLine.Result verified = on("data_audited", Map.of()).run("audit verify config.yml --head " + head);

        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("The audit trail is whole: ", "Head: " + head);
        assertThatThrownBy(() -> TestDatabase.execute(target, "delete from audit_events"))
                .as("the triggers are back")
                .hasMessageContaining("it can only be appended to");
    }

    @Test
    void afterAnIncidentEverybodyIsSignedOut() throws Exception {
        Database target = TestDatabase.empty("data_ended");

        CommandLine.Result restored = restore("data_ended", " --end-sessions");

        assertThat(restored.out()).contains("Ended 1 sessions");
        assertThat(TestDatabase.ask(target, "select count(*) from sessions where end_reason = 'restored'"))
                .isEqualTo("1");
        assertThat(TestDatabase.ask(target, "select epoch from installation")).isEqualTo("1");
    }

    @Test
    void aMasterKeyThatDoesNotFitIsNamedAndNothingIsRestored() throws Exception {
        Database target = TestDatabase.empty("data_wrong_key");
        Map<String, String> wrong = Map.of("GATEHOUSE_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        CommandLine.Result refused = on("data_wrong_key", wrong).run("data restore config.yml --from " + backup);

        assertThat(refused.exit()).isEqualTo(78);
        assertThat(refused.err()).contains("is not at hand").contains("GATEHOUSE_MASTER_KEY_PREVIOUS");
        assertThat(TestDatabase.ask(target, "select count(*) from users")).isEqualTo("0");

        Map<String, String> ring = Map.of(
                "GATEHOUSE_MASTER_KEY",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "GATEHOUSE_MASTER_KEY_PREVIOUS",
                server.commands().environment().getOrDefault("GATEHOUSE_MASTER_KEY", ""));
        assertThat(on("data_wrong_key", ring)
                        .run("data restore config.yml --from " + backup)
                        .exit())
                .isZero();
    }

    @Test
    void aFullDatabaseAndAnExistingFileAreRefusedInASentence() {
        CommandLine.Result full = server.commands().run("data restore config.yml --from " + backup);
        CommandLine.Result exists = server.commands().run("data backup config.yml --to " + backup);

        assertThat(full.exit()).isEqualTo(1);
        assertThat(full.err()).startsWith("The database is not empty").hasLineCount(1);
        assertThat(exists.err()).contains("never overwrites").hasLineCount(1);
    }

    @Test
    void aFileThatIsNoBackupIsRefusedBeforeTheDatabaseIsAsked() {
        Map<String, String> nowhere = Map.of("DATABASE_URL", "postgresql://a:b@127.0.0.1:1/none");

        CommandLine.Result refused = on("unused", nowhere).run("data restore config.yml --from config.yml");

        assertThat(refused.err()).isEqualTo("The file config.yml is not a backup of Gatehouse.\n");
    }
}

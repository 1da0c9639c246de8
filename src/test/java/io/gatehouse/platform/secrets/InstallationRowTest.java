package io.gatehouse.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a backup asks of the installation's row, and what a restore changes in it. */
class InstallationRowTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static TestDatabase database;

    private final MasterKeys ring = ring(MasterKey.generate(RANDOM));
    private Connection connection;
    private InstallationRow row;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.migrated("installation_row", SecretsModule.ENTITIES);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void install() throws SQLException {
        database.execute("truncate installation");
        boolean unused = new SecretsModule(
                        ring, database.sessions(), database.transactions(), Clock.systemUTC(), RANDOM)
                .installation()
                .make();
        connection = database.database().connectAsOwner(Duration.seconds(30));
        row = new InstallationRow(connection);
    }

    @AfterEach
    void giveBack() throws SQLException {
        connection.close();
    }

    private static MasterKeys ring(String key) {
        return MasterKeys.load(
                new SecretsConfiguration(new Secret(key), new Secret("")), false, Path.of("unused"), RANDOM);
    }

    @Test
    void theKeyThatSealedIsKnownByItsId() throws SQLException {
        assertThat(row.sealedBy()).contains(ring.newest().id());
    }

    @Test
    void theKeyThatSealedIsEnough() {
        assertThatCode(() -> row.check(ring, RANDOM)).doesNotThrowAnyException();
    }

    @Test
    void aRingWithoutItIsToldWhichKeyIsMissing() {
        assertThatThrownBy(() -> row.check(ring(MasterKey.generate(RANDOM)), RANDOM))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(ring.newest().id())
                .hasMessageContaining("GATEHOUSE_MASTER_KEY_PREVIOUS");
    }

    @Test
    void aRenewedOneIsAnotherIncarnationOfTheSameInstallation() throws SQLException {
        String incarnation = database.ask("select incarnation from installation");
        String rest = database.ask("select epoch || ' ' || encode(root_secret, 'hex') from installation");

        row.renew(RANDOM);

        assertThat(database.ask("select incarnation from installation")).isNotEqualTo(incarnation);
        assertThat(database.ask("select epoch || ' ' || encode(root_secret, 'hex') from installation"))
                .isEqualTo(rest);
    }

    @Test
    void theEpochRises() throws SQLException {
        row.raiseEpoch();

        assertThat(database.ask("select epoch from installation")).isEqualTo("1");
    }

    @Test
    void whereNothingWasInstalledThereIsNothingToOpen() throws SQLException {
        database.execute("truncate installation");

        row.renew(RANDOM);
        row.raiseEpoch();
        row.check(ring, RANDOM);

        assertThat(row.sealedBy()).isEmpty();
    }

    @Test
    void aSchemaFromBeforeTheTableIsFineToo() throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().execute("drop table installation");

        row.renew(RANDOM);
        row.raiseEpoch();
        row.check(ring, RANDOM);

        assertThat(row.sealedBy()).isEmpty();
        connection.rollback();
    }
}

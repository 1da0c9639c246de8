package io.gatehouse.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One root secret to a database, whoever comes first. */
class InstallationServiceTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KEY = MasterKey.generate(RANDOM);

    private static TestDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.migrated("installation", SecretsModule.ENTITIES);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.execute("truncate installation");
    }

    private static InstallationService made(String masterKey) {
        InstallationService service = service(masterKey);
        boolean unused = service.make();
        return service;
    }

    private static InstallationService service(String masterKey) {
        SecretsConfiguration keys = new SecretsConfiguration(new Secret(masterKey), new Secret(""));
        MasterKeys ring = MasterKeys.load(keys, false, Path.of("unused"), RANDOM);
        return new SecretsModule(ring, database.sessions(), database.transactions(), Clock.systemUTC(), RANDOM)
                .installation();
    }

    @Test
    void aSubkeyIsTheSameEachTimeAndAtEveryStart() {
        InstallationService service = made(KEY);

        SecretKey first = service.subkey(Purpose.SIGN_IN_DECOY);

        assertThat(first.getEncoded()).hasSize(32);
        assertThat(service.subkey(Purpose.SIGN_IN_DECOY)).isEqualTo(first);
        assertThat(service(KEY).subkey(Purpose.SIGN_IN_DECOY)).isEqualTo(first);
    }

    @Test
    void anotherInstallationHasAnotherOne() throws SQLException {
        SecretKey first = made(KEY).subkey(Purpose.SIGN_IN_DECOY);

        empty();

        assertThat(made(KEY).subkey(Purpose.SIGN_IN_DECOY)).isNotEqualTo(first);
    }

    @Test
    void nothingIsMadeByWhoeverOnlyAsks() throws SQLException {
        assertThatThrownBy(() -> service(KEY).subkey(Purpose.SIGN_IN_DECOY))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("keys init config.yml");
        assertThat(database.ask("select count(*) from installation")).isEqualTo("0");
    }

    @Test
    void whoeverIsSecondMakesNothingAndSeesTheKeyOfTheFirst() {
        assertThat(service(KEY).make()).isTrue();
        String masterKey = service(KEY).masterKey();

        InstallationService second = service(MasterKey.generate(RANDOM));

        assertThat(second.make()).isFalse();
        assertThat(second.masterKey()).isEqualTo(masterKey);
    }

    @Test
    void twoServicesThatStartAtOnceAgree() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                empty();
                CountDownLatch start = new CountDownLatch(1);
                Future<SecretKey> one = threads.submit(() -> subkeyAfter(start));
                Future<SecretKey> other = threads.submit(() -> subkeyAfter(start));

                start.countDown();

                assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(other.get(1, TimeUnit.MINUTES));
                assertThat(database.ask("select count(*) from installation")).isEqualTo("1");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static SecretKey subkeyAfter(CountDownLatch start) throws InterruptedException {
        InstallationService service = service(KEY);
        start.await();
        boolean unused = service.make();
        return service.subkey(Purpose.SIGN_IN_DECOY);
    }

    @Test
    void anotherMasterKeyDoesNotOpenTheRootSecret() {
        InstallationService unused = made(KEY);

        assertThatThrownBy(() -> service(MasterKey.generate(RANDOM)).subkey(Purpose.SIGN_IN_DECOY))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("installation root_secret");
    }

    @Test
    void theEpochBeginsAtZeroAndIsReadEachTime() throws SQLException {
        InstallationService service = made(KEY);

        assertThat(service.epoch()).isZero();
        database.execute("update installation set epoch = 3");
        assertThat(service.epoch()).isEqualTo(3);
    }
}

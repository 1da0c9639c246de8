package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.DatabaseConfiguration;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.embedded.Login;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What may start where. */
class StartRulesTest {
    private static final String PUBLIC_ISSUER = "https://accounts.example.com";
    private static final String EMBEDDED = "{}";
    private static final String CONFIGURED = "{url: 'postgres://u:p@db.test/a'}";

    private static ThrowingCallable start(String host, String issuer, String database) {
        return () -> StartRules.check(TestConfiguration.of("""
                tokens: {issuer: '%s'}
                database: %s
                server:
                  applicationConnectors: [{type: http, bindHost: %s, port: 0}]
                  adminConnectors: [{type: http, bindHost: localhost, port: 0}]
                """.formatted(issuer, database, host)));
    }

    private static void refuses(ThrowingCallable start, String because) {
        assertThatThrownBy(start).isInstanceOf(CannotStart.class).hasMessageContaining(because);
    }

    private static void accepts(ThrowingCallable start) {
        assertThatCode(start).doesNotThrowAnyException();
    }

    @Test
    void anEmptyConfigurationStartsOnLoopback() {
        accepts(() -> StartRules.check(TestConfiguration.of("{}")));
    }

    @Nested
    class TheIssuer {
        @ParameterizedTest
        @ValueSource(strings = {"https://accounts.example.com", "https://accounts.example.com:8443/base"})
        void mayBeAnyHttpsUrl(String issuer) {
            accepts(start("0.0.0.0", issuer, CONFIGURED));
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:9000", "http://[::1]:8080"})
        void mayBePlainHttpOnLoopback(String issuer) {
            accepts(start("localhost", issuer, EMBEDDED));
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://192.0.2.1", "http://192.0.2.1:8080", "ftp://192.0.2.1"})
        void mustBeHttpsAnywhereElse(String issuer) {
            refuses(start("localhost", issuer, EMBEDDED), "tokens.issuer (GATEHOUSE_ISSUER) must be an https URL");
            refuses(start("0.0.0.0", issuer, CONFIGURED), "tokens.issuer (GATEHOUSE_ISSUER) must be an https URL");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "accounts.example.com",
                    "https://",
                    "https:accounts",
                    "not a url",
                    "https://accounts.example.com?x=1",
                    "https://accounts.example.com#x",
                })
        void mustBeAUrlWithoutQueryOrFragment(String issuer) {
            refuses(start("localhost", issuer, EMBEDDED), "tokens.issuer (GATEHOUSE_ISSUER) must be a URL");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0", "'::'", "192.0.2.1", "''"})
        void mustNotKeepItsDefaultBeyondLoopback(String host) {
            refuses(start(host, "", CONFIGURED), "still has its default");
            refuses(start(host, "http://localhost:8080", CONFIGURED), "still has its default");
        }

        private static GatehouseConfiguration listening(String host, int port, String issuer) throws Exception {
            return TestConfiguration.of("""
                    tokens: {issuer: '%s'}
                    database: %s
                    server: {applicationConnectors: [{type: http, bindHost: %s, port: %d}]}
                    """.formatted(issuer, CONFIGURED, host, port));
        }

        @Test
        void followsThePortWhereNoneIsConfigured() throws Exception {
            GatehouseConfiguration configuration = listening("localhost", 22_080, "");

            assertThat(configuration.tokens().issuer()).isEqualTo("http://localhost:22080");
            assertThat(configuration.tokens().audience()).isEqualTo("http://localhost:22080");
            assertThat(StartRules.complaintOfIssuer(configuration)).isEmpty();
        }

        @Test
        void followsAlsoThePortThatTheSystemPicks() throws Exception {
            GatehouseConfiguration configuration = listening("localhost", 0, "");

            HeldPorts.take(configuration.getServerFactory()).release();

            assertThat(configuration.tokens().issuer())
                    .startsWith("http://localhost:")
                    .doesNotEndWith(":0");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "localhost | 22080 | http://localhost:8080 | it answers at http://localhost:22080",
                    "127.0.0.1 | 22080 | http://127.0.0.1 | where this service does not answer",
                    "0.0.0.0 | 8080 | http://localhost:9000 | which nobody beyond this machine can reach",
                })
        void isComplainedOfWhereItCannotBeThisService(String host, int port, String issuer, String because)
                throws Exception {
            assertThat(StartRules.complaintOfIssuer(listening(host, port, issuer))
                            .orElse("nothing"))
                    .startsWith("Tokens name " + issuer + ", ")
                    .contains(because);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "localhost | 8080 | http://127.0.0.1:8080",
                    "localhost | 80 | http://localhost",
                    "0.0.0.0 | 8080 | https://accounts.example.com",
                })
        void isNotComplainedOfWhereItCan(String host, int port, String issuer) throws Exception {
            assertThat(StartRules.complaintOfIssuer(listening(host, port, issuer)))
                    .isEmpty();
        }
    }

    @Nested
    class TheEmbeddedDatabase {
        @ParameterizedTest
        @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "'::1'"})
        void servesOnLoopback(String host) {
            accepts(start(host, PUBLIC_ISSUER, EMBEDDED));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0", "'::'", "192.0.2.1", "''", "no-such-host.invalid"})
        void isRefusedBeyondIt(String host) {
            refuses(start(host, PUBLIC_ISSUER, EMBEDDED), "database.embeddedOnAnyAddress");
        }

        @Test
        void servesBeyondItWhereTheOperatorSaysSo() {
            accepts(start("0.0.0.0", PUBLIC_ISSUER, "{embeddedOnAnyAddress: true}"));
        }

        @Test
        void isRefusedWhereOneOfSeveralConnectorsListensBeyondIt() {
            refuses(() -> StartRules.check(TestConfiguration.of("""
                    tokens: {issuer: 'https://accounts.example.com'}
                    server:
                      applicationConnectors:
                        - {type: http, bindHost: localhost, port: 0}
                        - {type: http, bindHost: 0.0.0.0, port: 0}
                    """)), "database.embeddedOnAnyAddress");
        }

        @Test
        void isRefusedWhereAConnectorNamesNoHost() {
            refuses(() -> StartRules.check(TestConfiguration.of("""
                    tokens: {issuer: 'https://accounts.example.com'}
                    server:
                      applicationConnectors: [{type: http, port: 0}]
                    """)), "database.embeddedOnAnyAddress");
        }
    }

    @Nested
    class TheAdminPort {
        /** What a service needs that may listen beyond loopback. */
        private static final String ANYWHERE =
                "tokens: {issuer: '" + PUBLIC_ISSUER + "'}\ndatabase: " + CONFIGURED + "\n";

        private static boolean isOnLoopback(String adminConnectors) throws Exception {
            return StartRules.administersOnLoopbackAlone(
                    TestConfiguration.of(ANYWHERE + "server: {adminConnectors: [" + adminConnectors + "]}"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"short", "0123456789abcdef0123456789abcde", "'0123456789abcdef 0123456789abcdef'"})
        void hasNoTokenThatCouldBeGuessedOrNotBeSent(String token) {
            refuses(
                    () -> TestConfiguration.of("admin: {token: " + token + "}"),
                    "test.yml:1: admin token (GATEHOUSE_ADMIN_TOKEN) must be at least 32");
        }

        @Test
        void mayHaveALongToken() {
            accepts(() -> StartRules.check(TestConfiguration.of("admin: {token: 0123456789abcdef0123456789abcdef}")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost", "127.0.0.1", "'::1'"})
        void isOnLoopbackByWhatItBindsTo(String host) throws Exception {
            assertThat(isOnLoopback("{type: http, bindHost: " + host + ", port: 0}"))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{type: http, port: 0}",
                    "{type: http, bindHost: 0.0.0.0, port: 0}",
                    "{type: http, bindHost: '::', port: 0}",
                    "{type: http, bindHost: 192.0.2.1, port: 0}",
                    "{type: http, bindHost: localhost, port: 0}, {type: http, bindHost: 0.0.0.0, port: 0}"
                })
        void isNotWhereAnyOfItsConnectorsListensBeyondIt(String connectors) throws Exception {
            assertThat(isOnLoopback(connectors)).isFalse();
        }

        @Test
        void isNotWhereItSharesThePublicPort() throws Exception {
            assertThat(StartRules.administersOnLoopbackAlone(TestConfiguration.of(ANYWHERE
                            + "server: {type: simple, connector: {type: http, bindHost: localhost, port: 0}}")))
                    .isFalse();
        }
    }

    @Test
    void aConfiguredDatabaseServesAnywhere() {
        accepts(start("0.0.0.0", PUBLIC_ISSUER, CONFIGURED));
    }

    @Nested
    class OneRoleThatServesAndOwns {
        @Test
        void isWarnedOf() throws Exception {
            assertThat(warnings(TestPostgres.owner()))
                    .singleElement()
                    .asString()
                    .contains("DATABASE_OWNER_USER")
                    .contains("db migrate");
        }

        @Test
        void isNotSeenInTwo() throws Exception {
            assertThat(warnings(TestPostgres.service())).isEmpty();
        }

        private static List<ILoggingEvent> warnings(Login service) throws Exception {
            TestDatabase.create("start_rules");
            DatabaseConfiguration configuration = new DatabaseConfiguration(
                    TestPostgres.url("start_rules"),
                    service.role(),
                    new Secret(service.password()),
                    "",
                    new Secret(""),
                    false,
                    TestConfiguration.of("{}").database().pool(),
                    TestConfiguration.of("{}").database().deadlines());
            Logger logger = (Logger) LoggerFactory.getLogger(StartRules.class);
            ListAppender<ILoggingEvent> seen = new ListAppender<>();
            seen.start();
            logger.addAppender(seen);
            try (Database database = Database.join(configuration, Path.of("unused"), new SecureRandom())) {
                StartRules.warn(database);
                return seen.list;
            } finally {
                logger.detachAppender(seen);
            }
        }
    }
}

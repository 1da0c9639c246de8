package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.gatehouse.accounts.passwords.PasswordsConfiguration;
import io.gatehouse.accounts.sessions.SessionsConfiguration;
import io.gatehouse.accounts.tokens.SigningAlgorithm;
import io.gatehouse.accounts.tokens.TokenType;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.accounts.users.UsersConfiguration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.http.ConnectionsConfiguration;
import io.gatehouse.platform.http.CorsConfiguration;
import io.gatehouse.platform.http.DocsConfiguration;
import io.gatehouse.platform.persistence.DatabaseConfiguration;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The defaults one by one, the shipped file, and what is refused. */
class GatehouseConfigurationTest {
    private static GatehouseConfiguration empty() throws Exception {
        return TestConfiguration.of("{}");
    }

    private static HttpConnectorFactory only(List<ConnectorFactory> connectors) {
        assertThat(connectors).hasSize(1);
        return (HttpConnectorFactory) connectors.get(0);
    }

    private static DefaultServerFactory server(GatehouseConfiguration configuration) {
        return (DefaultServerFactory) configuration.getServerFactory();
    }

    @Nested
    class WithoutASingleKey {
        @Test
        void theDatabaseIsEmbeddedInTheFolderData() throws Exception {
            DatabaseConfiguration database = empty().database();

            assertThat(empty().data()).isEqualTo(Path.of("data"));
            assertThat(database.isEmbedded()).isTrue();
            assertThat(database.url()).isEmpty();
            assertThat(database.user()).isEmpty();
            assertThat(database.password()).isEqualTo(new Secret(""));
            assertThat(database.ownerUser()).isEmpty();
            assertThat(database.ownerPassword()).isEqualTo(new Secret(""));
            assertThat(database.embeddedOnAnyAddress()).isFalse();
        }

        @Test
        void theDatabaseIsWaitedForForSoLong() throws Exception {
            DatabaseConfiguration database = empty().database();

            assertThat(database.pool().maxSize()).isEqualTo(16);
            assertThat(database.pool().minSize()).isEqualTo(2);
            assertThat(database.pool().maxWait()).isEqualTo(Duration.seconds(3));
            assertThat(database.deadlines().request()).isEqualTo(Duration.seconds(10));
            assertThat(database.deadlines().statement()).isEqualTo(Duration.seconds(10));
            assertThat(database.deadlines().lock()).isEqualTo(Duration.seconds(1));
            assertThat(database.deadlines().idleInTransaction()).isEqualTo(Duration.seconds(15));
            assertThat(database.deadlines().socket()).isEqualTo(Duration.seconds(30));
        }

        @Test
        void thereIsNoMasterKey() throws Exception {
            SecretsConfiguration secrets = empty().secrets();

            assertThat(secrets.masterKey()).isEqualTo(new Secret(""));
            assertThat(secrets.previousMasterKey()).isEqualTo(new Secret(""));
        }

        @Test
        void tokensAreShortAndSignedWithEs256() throws Exception {
            TokensConfiguration tokens = empty().tokens();

            assertThat(tokens.issuer()).isEqualTo("http://localhost:8080");
            assertThat(tokens.audience()).isEqualTo("http://localhost:8080");
            assertThat(tokens.type()).isEqualTo(TokenType.AT_JWT);
            assertThat(tokens.algorithm()).isEqualTo(SigningAlgorithm.ES256);
            assertThat(tokens.lifetime()).isEqualTo(Duration.minutes(15));
            assertThat(tokens.jwksMaxAge()).isEqualTo(Duration.minutes(5));
            assertThat(tokens.verifiedTokens()).isEqualTo(50_000);
        }

        @Test
        void sessionsEndAfterTwoWeeksUnusedAndThreeMonthsInAnyCase() throws Exception {
            SessionsConfiguration sessions = empty().sessions();

            assertThat(sessions.absolute()).isEqualTo(Duration.days(90));
            assertThat(sessions.idle()).isEqualTo(Duration.days(14));
        }

        @Test
        void passwordsCostWhatOwaspAdvises() throws Exception {
            PasswordsConfiguration passwords = empty().passwords();

            assertThat(passwords.memory()).isEqualTo(19_456);
            assertThat(passwords.iterations()).isEqualTo(2);
            assertThat(passwords.parallelism()).isEqualTo(1);
            assertThat(passwords.concurrency()).isZero();
            assertThat(passwords.maxWait()).isEqualTo(Duration.seconds(5));
        }

        @Test
        void anyoneRegistersAndNobodyReadsOthers() throws Exception {
            UsersConfiguration users = empty().users();

            assertThat(users.directory()).isEqualTo(UsersConfiguration.Directory.CLOSED);
            assertThat(users.registration()).isEqualTo(UsersConfiguration.Registration.OPEN);
            assertThat(users.registrationPrivacy()).isFalse();
            assertThat(users.reauthenticationWithin()).isEqualTo(Duration.minutes(10));
        }

        @Test
        void clientsHaveRoomAndTime() throws Exception {
            ConnectionsConfiguration connections = empty().connections();

            assertThat(connections.max()).isEqualTo(10_000);
            assertThat(connections.perSource()).isEqualTo(1_000);
            assertThat(connections.bodyWithin()).isEqualTo(Duration.seconds(15));
            assertThat(connections.bodyRate()).isEqualTo(DataSize.bytes(100));
        }

        @Test
        void noPageOfAnotherOriginMayCallAndTheDocsAreShown() throws Exception {
            CorsConfiguration cors = empty().cors();
            DocsConfiguration docs = empty().docs();

            assertThat(cors.allowedOrigins()).isEmpty();
            assertThat(cors.allowCredentials()).isFalse();
            assertThat(cors.maxAge()).isEqualTo(Duration.minutes(10));
            assertThat(docs.enabled()).isTrue();
        }

        @Test
        void theAdminPortHasNoTokenOfTheConfigurationAndNoNamesBesideLoopback() throws Exception {
            assertThat(empty().admin().token()).isEqualTo(new Secret(""));
            assertThat(empty().admin().hosts()).isEmpty();
        }

        @Test
        void theServerListensOnLoopbackAlone() throws Exception {
            HttpConnectorFactory application = only(server(empty()).getApplicationConnectors());
            HttpConnectorFactory admin = only(server(empty()).getAdminConnectors());

            assertThat(application.getBindHost()).isEqualTo("localhost");
            assertThat(application.getPort()).isEqualTo(8080);
            assertThat(admin.getBindHost()).isEqualTo("localhost");
            assertThat(admin.getPort()).isEqualTo(8081);
        }
    }

    @Nested
    class TheShippedFile {
        private static Stream<Function<GatehouseConfiguration, Object>> parts() {
            return Stream.of(
                    GatehouseConfiguration::data,
                    GatehouseConfiguration::database,
                    GatehouseConfiguration::secrets,
                    GatehouseConfiguration::tokens,
                    GatehouseConfiguration::sessions,
                    GatehouseConfiguration::passwords,
                    GatehouseConfiguration::users,
                    GatehouseConfiguration::connections,
                    GatehouseConfiguration::cors,
                    GatehouseConfiguration::docs,
                    GatehouseConfiguration::admin,
                    configuration -> only(server(configuration).getApplicationConnectors())
                            .getBindHost(),
                    configuration -> only(server(configuration).getApplicationConnectors())
                            .getPort(),
                    configuration ->
                            only(server(configuration).getAdminConnectors()).getBindHost(),
                    configuration ->
                            only(server(configuration).getAdminConnectors()).getPort());
        }

        @ParameterizedTest
        @MethodSource("parts")
        void saysWhatHoldsWithoutIt(Function<GatehouseConfiguration, Object> part) throws Exception {
            assertThat(part.apply(TestConfiguration.shipped(Map.of()))).isEqualTo(part.apply(empty()));
        }

        @Test
        void mayStart() throws Exception {
            StartRules.check(TestConfiguration.shipped(Map.of()));
        }

        @Test
        void takesItsValuesFromTheEnvironment() throws Exception {
            GatehouseConfiguration configuration = TestConfiguration.shipped(Map.ofEntries(
                    Map.entry("GATEHOUSE_DATA", "/var/lib/gatehouse"),
                    Map.entry("DATABASE_URL", "postgres://db.test/a"),
                    Map.entry("DATABASE_USER", "service"),
                    Map.entry("DATABASE_PASSWORD", "a #b"),
                    Map.entry("DATABASE_OWNER_USER", "owner"),
                    Map.entry("DATABASE_OWNER_PASSWORD", "c #d"),
                    Map.entry("GATEHOUSE_MASTER_KEY", "new"),
                    Map.entry("GATEHOUSE_MASTER_KEY_PREVIOUS", "old"),
                    Map.entry("GATEHOUSE_ADMIN_TOKEN", "a-token-of-more-than-thirty-two-letters"),
                    Map.entry("GATEHOUSE_ISSUER", "https://accounts.test"),
                    Map.entry("GATEHOUSE_DIRECTORY", "open"),
                    Map.entry("GATEHOUSE_REGISTRATION", "invite"),
                    Map.entry("GATEHOUSE_HOST", "0.0.0.0"),
                    Map.entry("GATEHOUSE_PORT", "0")));

            assertThat(configuration.data()).isEqualTo(Path.of("/var/lib/gatehouse"));
            assertThat(configuration.database().url()).isEqualTo("postgres://db.test/a");
            assertThat(configuration.database().user()).isEqualTo("service");
            assertThat(configuration.database().password().reveal()).isEqualTo("a #b");
            assertThat(configuration.database().ownerUser()).isEqualTo("owner");
            assertThat(configuration.database().ownerPassword().reveal()).isEqualTo("c #d");
            assertThat(configuration.secrets())
                    .isEqualTo(new SecretsConfiguration(new Secret("new"), new Secret("old")));
            assertThat(configuration.admin().token()).isEqualTo(new Secret("a-token-of-more-than-thirty-two-letters"));
            assertThat(configuration.tokens().issuer()).isEqualTo("https://accounts.test");
            assertThat(configuration.tokens().audience()).isEqualTo("https://accounts.test");
            assertThat(configuration.users().directory()).isEqualTo(UsersConfiguration.Directory.OPEN);
            assertThat(configuration.users().registration()).isEqualTo(UsersConfiguration.Registration.INVITE);
            HttpConnectorFactory connector = only(server(configuration).getApplicationConnectors());
            assertThat(connector.getBindHost()).isEqualTo("0.0.0.0");
            assertThat(connector.getPort()).isZero();
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "database: {ownerPassword: 'of nobody'}",
                    "cors: {allowedOrigins: ['*'], allowCredentials: true}",
                    "cors: {allowedOrigins: ['https://app.test', '*'], allowCredentials: true}",
                    "cors: {allowedOrigins: ['https://app.test/']}",
                    "cors: {allowedOrigins: ['app.test']}",
                    "cors: {allowedOrigins: ['null']}",
                    "cors: {allowedOrigins: ['https://*.app.test']}",
                    "tokens: {lifetime: 59s}",
                    "tokens: {lifetime: 25h}",
                    "tokens: {algorithm: HS256}",
                    "tokens: {algorithm: none}",
                    "tokens: {type: id+jwt}",
                    "tokens: {verifiedTokens: -1}",
                    "passwords: {memory: 1024}",
                    "passwords: {iterations: 0}",
                    "passwords: {parallelism: 0}",
                    "passwords: {concurrency: -1}",
                    "users: {registration: anyone}",
                    "admin: {hosts: ['*']}",
                    "admin: {hosts: ['*.internal']}",
                    "admin: {hosts: ['gatehouse.internal:8081']}",
                    "admin: {hosts: ['http://gatehouse.internal']}",
                    "admin: {hosts: ['fd00::5']}",
                    "admin: {hosts: ['']}",
                })
        void isWhatIsUnsafe(String yaml) {
            assertThatThrownBy(() -> TestConfiguration.of(yaml)).isInstanceOf(CannotStart.class);
        }

        @Test
        void isNeverWhatIsSafe() throws Exception {
            assertThat(TestConfiguration.of("admin: {hosts: [gatehouse.internal, 10.0.0.5, '[fd00::5]']}")
                            .admin()
                            .hosts())
                    .hasSize(3);
            assertThat(TestConfiguration.of("cors: {allowedOrigins: ['*']}")
                            .cors()
                            .allowedOrigins())
                    .containsExactly("*");
            assertThat(TestConfiguration.of("cors: {allowedOrigins: ['https://app.test:8443'], allowCredentials: true}")
                            .cors()
                            .allowCredentials())
                    .isTrue();
        }
    }
}

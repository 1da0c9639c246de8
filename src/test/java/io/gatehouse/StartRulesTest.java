package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            refuses(start(host, "http://localhost:8080", CONFIGURED), "still has its default");
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

    @Test
    void aConfiguredDatabaseServesAnywhere() {
        accepts(start("0.0.0.0", PUBLIC_ISSUER, CONFIGURED));
    }
}

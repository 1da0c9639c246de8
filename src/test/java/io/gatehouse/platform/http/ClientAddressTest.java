package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a request is taken to come from, where proxies may stand between. */
class ClientAddressTest {
    private static final ClientAddress BEHIND_PROXIES = behind("10.0.0.0/8", "192.0.2.7", "fd00::/8");

    private static ClientAddress behind(String... trusted) {
        return new ClientAddress(
                new ProxiesConfiguration(Stream.of(trusted).map(Network::parse).toList()));
    }

    private static String addressOf(ClientAddress addresses, String peer, String... lines) {
        InetAddress from = IpLiteral.parse(peer).orElseThrow();
        return addresses.of(from, List.of(lines)).getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.1.2.3     | 203.0.113.9                          | 203.0.113.9
            10.1.2.3     | 198.51.100.1, 203.0.113.9            | 203.0.113.9
            10.1.2.3     | 203.0.113.9, 10.9.9.9                | 203.0.113.9
            10.1.2.3     | 203.0.113.9,10.9.9.9 , 192.0.2.7     | 203.0.113.9
            10.1.2.3     | 1.1.1.1, 203.0.113.9, 10.9.9.9       | 203.0.113.9
            10.1.2.3     | 10.7.7.7, 10.9.9.9                   | 10.7.7.7
            10.1.2.3     | 203.0.113.9:4711                     | 203.0.113.9
            10.1.2.3     | [2001:db8::1]:4711                   | 2001:db8:0:0:0:0:0:1
            10.1.2.3     | [2001:db8::1]                        | 2001:db8:0:0:0:0:0:1
            10.1.2.3     | 2001:db8::1                          | 2001:db8:0:0:0:0:0:1
            10.1.2.3     | 203.0.113.9, [fd00::1]:80            | 203.0.113.9
            10.1.2.3     | ::ffff:203.0.113.9                   | 203.0.113.9
            10.1.2.3     | 203.0.113.9, ::ffff:10.9.9.9         | 203.0.113.9
            ::ffff:10.1.2.3 | 203.0.113.9                       | 203.0.113.9
            fd00::2      | 203.0.113.9                          | 203.0.113.9
            192.0.2.7    | 203.0.113.9                          | 203.0.113.9
            192.0.2.8    | 203.0.113.9                          | 192.0.2.8
            203.0.113.5  | 203.0.113.9, 10.1.1.1                | 203.0.113.5
            11.0.0.1     | 203.0.113.9                          | 11.0.0.1
            """)
    void theLastThatIsNotTrustedIsTheClient(String peer, String header, String client) {
        assertThat(addressOf(BEHIND_PROXIES, peer, header)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9, unknown               | 10.1.2.3
            203.0.113.9, _hidden, 10.9.9.9     | 10.9.9.9
            203.0.113.9, , 10.9.9.9            | 10.9.9.9
            203.0.113.9,                       | 10.1.2.3
            ,                                  | 10.1.2.3
            ''                                 | 10.1.2.3
            ,10.9.9.9                          | 10.9.9.9
            203.0.113.9, 10.9.9.9:x            | 10.1.2.3
            203.0.113.9, 10.9.9                | 10.1.2.3
            203.0.113.9, 10.9.9.256            | 10.1.2.3
            203.0.113.9, 010.9.9.9             | 10.1.2.3
            203.0.113.9, 0x0a.9.9.9            | 10.1.2.3
            203.0.113.9, 168430090             | 10.1.2.3
            203.0.113.9, [fd00::1              | 10.1.2.3
            203.0.113.9, fd00:::1              | 10.1.2.3
            203.0.113.9, fe80::1%eth0          | 10.1.2.3
            203.0.113.9, localhost             | 10.1.2.3
            203.0.113.9, feed.test             | 10.1.2.3
            """)
    void whatIsNoAddressEndsTheListAtTheLastGoodOne(String header, String client) {
        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3", header)).isEqualTo(client);
    }

    @Test
    void severalHeaderLinesAreOneList() {
        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3", "203.0.113.9", "10.9.9.9, 10.8.8.8"))
                .isEqualTo("203.0.113.9");
        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3", "203.0.113.9", "198.51.100.1, 10.8.8.8"))
                .isEqualTo("198.51.100.1");
        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3", "203.0.113.9", "", "10.8.8.8"))
                .isEqualTo("10.8.8.8");
    }

    @Test
    void withoutAHeaderThePeerIsTheClient() {
        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @Test
    void nobodyIsTrustedUnlessNamed() {
        assertThat(addressOf(behind(), "127.0.0.1", "203.0.113.9")).isEqualTo("127.0.0.1");
    }

    @Test
    void aLongHeaderIsReadNoFurtherThanAnybodyHasProxies() {
        String many = "203.0.113.9, " + String.join(", ", Collections.nCopies(6_000, "10.9.9.9"));
        String commas = ",".repeat(64 * 1024);
        String one = "1".repeat(64 * 1024);

        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3", many)).isEqualTo("10.9.9.9");
        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3", commas)).isEqualTo("10.1.2.3");
        assertThat(addressOf(BEHIND_PROXIES, "10.1.2.3", one)).isEqualTo("10.1.2.3");
    }
}

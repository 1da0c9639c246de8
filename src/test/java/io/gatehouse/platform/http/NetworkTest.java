package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a network has, and what is none. */
class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "128.0.0.0/1, 255.1.1.1, true",
        "128.0.0.0/1, 127.1.1.1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "::ffff:10.0.0.0/104, 10.1.1.1, true",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "10.0.0.0/8, a00::, false",
        "::/1, 10.0.0.1, false",
    })
    void hasTheAddressesOfItsPrefix(String network, String address, boolean has) {
        assertThat(Network.parse(network).contains(IpLiteral.parse(address).orElseThrow()))
                .isEqualTo(has);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "10.0.0.0/255.0.0.0",
                "fd00::/129",
                "::ffff:10.0.0.0/95",
                "[fd00::]/8",
                "proxy.internal",
                "*",
                "10.0.0.0 /8",
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .hasMessage(text + " is no network: write one as 10.0.0.0/8 or fd00::/8, or a single address");
    }

    @Test
    void withBitsBeyondItsLengthIsMeantOtherwise() {
        assertThatThrownBy(() -> Network.parse("10.1.2.3/8"))
                .hasMessage("10.1.2.3/8 has bits set beyond its length; the network is 10.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0"})
    void isNeverEverybody(String text) {
        assertThatThrownBy(() -> Network.parse(text)).hasMessageStartingWith(text + " is everybody");
    }
}

package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.http.Network;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The setting that says whose word is believed on where a request came from. */
class ProxiesConfigurationTest {
    @Test
    void nobodyIsBelievedByDefault() throws Exception {
        assertThat(TestConfiguration.of("{}").proxies().trusted()).isEmpty();
        assertThat(TestConfiguration.shipped(Map.of()).proxies().trusted()).isEmpty();
    }

    @Test
    void networksOfBothKindsAreBelieved() throws Exception {
        assertThat(TestConfiguration.of("proxies: {trusted: [10.0.0.0/8, 'fd00::/8', 192.0.2.7]}")
                        .proxies()
                        .trusted())
                .containsExactly(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8"), Network.parse("192.0.2.7/32"));
    }

    @Test
    void whatIsNoNetworkStopsTheStartWithFileAndLine() {
        assertThatThrownBy(() -> TestConfiguration.of("proxies:\n  trusted:\n    - 10.0.0.0/8\n    - 10.0.0.0/33\n"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("test.yml:4: proxies.trusted[1] cannot be read: 10.0.0.0/33 is no network:"
                        + " write one as 10.0.0.0/8 or fd00::/8, or a single address");
    }
}

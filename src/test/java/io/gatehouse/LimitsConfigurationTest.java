package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.limits.Limit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often clients may fail to prove who they are. */
class LimitsConfigurationTest {
    @Test
    void aSourceMayFailThreeHundredTimesAnHour() throws Exception {
        Limit expected = new Limit("client_failures", 300, Duration.ofHours(1));

        assertThat(TestConfiguration.of("{}").limits().failedClients()).isEqualTo(expected);
        assertThat(TestConfiguration.shipped(Map.of()).limits().failedClients()).isEqualTo(expected);
    }
}

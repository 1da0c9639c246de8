package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.limits.Limit;
import io.gatehouse.platform.limits.LimitsConfiguration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often clients may do what is limited. */
class LimitsConfigurationTest {
    @Test
    void theDefaultsStandInTheShippedFile() throws Exception {
        LimitsConfiguration shipped = TestConfiguration.shipped(Map.of()).limits();

        assertThat(TestConfiguration.of("{}").limits()).isEqualTo(shipped);
        assertThat(shipped.registration()).isEqualTo(new Limit("registrations", 1_000, Duration.ofHours(1)));
        assertThat(shipped.takenAddress()).isEqualTo(new Limit("taken_addresses", 300, Duration.ofHours(1)));
        assertThat(shipped.accountChange()).isEqualTo(new Limit("account_changes", 100, Duration.ofHours(1)));
        assertThat(shipped.failedClients()).isEqualTo(new Limit("client_failures", 300, Duration.ofHours(1)));
    }
}

package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The defaults of the audit trail, and that the shipped file says the same. */
class AuditConfigurationTest {
    @Test
    void noCheckpointFileIsWrittenUnlessSomebodyAsksForIt() throws Exception {
        assertThat(TestConfiguration.of("{}").audit().checkpointFile()).isEmpty();
        assertThat(TestConfiguration.shipped(Map.of()).audit().checkpointFile()).isEmpty();
    }

    @Test
    void theCheckpointFileIsWhereTheConfigurationSays() throws Exception {
        assertThat(TestConfiguration.of("audit: {checkpointFile: /mnt/witness/audit}")
                        .audit()
                        .checkpointFile())
                .isEqualTo("/mnt/witness/audit");
    }
}

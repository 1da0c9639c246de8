package io.gatehouse.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a setting stands in its file. */
class YamlLinesTest {
    @ParameterizedTest
    @CsvSource({"a, 1", "a.b, 2", "a.b.c, 2", "a.list[1], 5", "a.list[1].x, 5", "a.list[7], 3", "z, 1", "'', 1"})
    void aSettingThatIsNotThereStandsWhereItWouldBe(String setting, int line) {
        YamlLines lines =
                YamlLines.of("a:\n  b: 1\n  list:\n    - x: 1\n    - x: 2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(lines.of(setting)).isEqualTo(line);
    }
}

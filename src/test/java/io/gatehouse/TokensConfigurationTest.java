package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.util.Duration;
import io.gatehouse.accounts.tokens.TokenType;
import io.gatehouse.kernel.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens are, when keys rotate by themselves, and how long a rotation may be made to wait. */
class TokensConfigurationTest {
    @Test
    void keysRotateByCommandAlone() throws Exception {
        assertThat(TestConfiguration.of("{}").tokens().rotateEvery()).isNull();
        assertThat(TestConfiguration.shipped(Map.of()).tokens().rotateEvery()).isNull();
    }

    @Test
    void keysRotateByAgeWhereThatIsConfigured() throws Exception {
        assertThat(TestConfiguration.of("tokens: {rotateEvery: 30d}").tokens().rotateEvery())
                .isEqualTo(Duration.days(30));
    }

    @Test
    void tokensAreOfTheTypeThatTheirReadersTake() throws Exception {
        assertThat(TestConfiguration.of("tokens: {type: JWT}").tokens().type()).isEqualTo(TokenType.JWT);
        assertThat(TestConfiguration.of("tokens: {type: at+jwt}").tokens().type())
                .isEqualTo(TokenType.AT_JWT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens: {rotateEvery: 59m}", "tokens: {rotateEvery: soon}", "tokens: {jwksMaxAge: 25h}"})
    void whatWouldMakeKeysRotateTooOftenOrNeverIsRefused(String yaml) {
        assertThatThrownBy(() -> TestConfiguration.of(yaml)).isInstanceOf(CannotStart.class);
    }
}

package io.gatehouse.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gatehouse.platform.validation.Fault;
import io.gatehouse.platform.validation.Validation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be chosen. */
class NewPasswordTest {
    private static final String DECOMPOSED = "e\u0301";
    private static final String OUTSIDE_THE_BASIC_PLANE = "😀";

    /** A request with nothing but a password. */
    record Request(@NewPassword String password) {}

    private static List<Fault> faults(String typed) {
        return Validation.errorsOf(Request.class, "password", typed);
    }

    private static String refusal(String typed) {
        return faults(typed).get(0).type();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 127, 128})
    void from8To128CharactersAreAccepted(int length) {
        assertThat(faults("x".repeat(length))).isEmpty();
    }

    @Test
    void fewerAndMoreAreRefused() {
        assertThat(refusal("")).isEqualTo("string_too_short");
        assertThat(refusal("x".repeat(7))).isEqualTo("string_too_short");
        assertThat(refusal("x".repeat(129))).isEqualTo("string_too_long");
    }

    @Test
    void aCodePointIsOneCharacterHoweverManyUnitsItTakes() {
        assertThat(refusal(OUTSIDE_THE_BASIC_PLANE.repeat(7))).isEqualTo("string_too_short");
        assertThat(faults(OUTSIDE_THE_BASIC_PLANE.repeat(128))).isEmpty();
        assertThat(refusal(OUTSIDE_THE_BASIC_PLANE.repeat(129))).isEqualTo("string_too_long");
    }

    @Test
    void lengthIsCountedAfterComposition() {
        assertThat(refusal(DECOMPOSED.repeat(7))).isEqualTo("string_too_short");
        assertThat(faults(DECOMPOSED.repeat(128))).isEmpty();
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(refusal("sesame" + "\ud83d" + "open")).isEqualTo("value_error");
        assertThat(refusal("sesame" + "\ude00" + "open")).isEqualTo("value_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"        ", "pass word", " leading", "trailing ", "日本語日本語日本", "tab\there"})
    void noKindOfCharacterIsAskedFor(String typed) {
        assertThat(faults(typed)).isEmpty();
    }

    @Test
    void aRefusedPasswordIsNotRepeated() {
        assertThat(faults("sesame").get(0).message()).doesNotContain("sesame");
    }

    /** Composing takes a time that grows with the square of what is typed: minutes for this. */
    @Test
    void whatIsFarTooLongIsNotEvenComposed() {
        String typed = "a" + "\u0316\u0301".repeat(240_000);

        String refusal = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> refusal(typed));

        assertThat(refusal).isEqualTo("string_too_long");
    }
}

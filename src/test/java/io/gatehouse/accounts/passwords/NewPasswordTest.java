package io.gatehouse.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gatehouse.kernel.Rejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be chosen. */
class NewPasswordTest {
    private static final String DECOMPOSED = "e\u0301";
    private static final String OUTSIDE_THE_BASIC_PLANE = "😀";

    private static String accepted(String typed) throws Rejection {
        return NewPassword.parse(typed).secret().reveal();
    }

    private static Rejection rejection(String typed) {
        return catchThrowableOfType(Rejection.class, () -> NewPassword.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 127, 128})
    void from8To128CharactersAreAccepted(int length) throws Rejection {
        assertThat(accepted("x".repeat(length))).hasSize(length);
    }

    @Test
    void fewerAndMoreAreRefused() {
        assertThat(rejection("").type()).isEqualTo("string_too_short");
        assertThat(rejection("x".repeat(7)).type()).isEqualTo("string_too_short");
        assertThat(rejection("x".repeat(129)).type()).isEqualTo("string_too_long");
    }

    @Test
    void aCodePointIsOneCharacterHoweverManyUnitsItTakes() throws Rejection {
        assertThat(rejection(OUTSIDE_THE_BASIC_PLANE.repeat(7)).type()).isEqualTo("string_too_short");
        assertThat(accepted(OUTSIDE_THE_BASIC_PLANE.repeat(128))).hasSize(256);
        assertThat(rejection(OUTSIDE_THE_BASIC_PLANE.repeat(129)).type()).isEqualTo("string_too_long");
    }

    @Test
    void lengthIsCountedAfterComposition() throws Rejection {
        assertThat(rejection(DECOMPOSED.repeat(7)).type()).isEqualTo("string_too_short");
        assertThat(accepted(DECOMPOSED.repeat(128))).isEqualTo("é".repeat(128));
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(rejection("sesame" + "\ud83d" + "open").type()).isEqualTo("value_error");
        assertThat(rejection("sesame" + "\ude00" + "open").type()).isEqualTo("value_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"        ", "pass word", " leading", "trailing ", "日本語日本語日本", "tab\there"})
    void nothingIsTrimmedAndNoKindOfCharacterIsAskedFor(String typed) throws Rejection {
        assertThat(accepted(typed)).isEqualTo(typed);
    }

    @Test
    void aRefusedPasswordIsNotRepeated() {
        assertThat(rejection("sesame").message()).doesNotContain("sesame");
    }

    /** Composing takes a time that grows with the square of what is typed: minutes for this. */
    @Test
    void whatIsFarTooLongIsNotEvenComposed() {
        String typed = "a" + "\u0316\u0301".repeat(240_000);

        Rejection rejection = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> rejection(typed));

        assertThat(rejection.type()).isEqualTo("string_too_long");
    }
}

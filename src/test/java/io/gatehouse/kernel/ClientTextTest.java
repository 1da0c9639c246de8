package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a client's text before it is stored or printed. */
class ClientTextTest {
    @Nested
    class Clean {
        @Test
        void leavesOrdinaryTextAlone() {
            assertThat(ClientText.clean("Mozilla/5.0 (X11) – ünïcode 😀", 100))
                    .isEqualTo("Mozilla/5.0 (X11) – ünïcode 😀");
        }

        @Test
        void leavesNoWayToForgeALineOrToPaintATerminal() {
            String hostile = "a\r\nb\u0000c\u001b[31md\u0085e\u2028f\u2029g\u202eh\u200bi\u007f";

            assertThat(ClientText.clean(hostile, 100)).isEqualTo("abc[31mdefghi");
        }

        @Test
        void removesHalvesOfSurrogatePairsAndMakesNoPairOfThem() {
            assertThat(ClientText.clean("a\ud83db\ude00c", 100)).isEqualTo("abc");
            assertThat(ClientText.clean("a\ud83d\u200b\ude00c", 100)).isEqualTo("ac");
        }

        @ParameterizedTest
        @CsvSource({"0, ''", "3, abc", "4, abc", "5, abc😀", "6, abc😀"})
        void cutsAtTheLengthAndNeverWithinACharacter(int maxLength, String kept) {
            assertThat(ClientText.clean("abc😀", maxLength)).isEqualTo(kept);
        }

        @Test
        void countsOnlyWhatItKeeps() {
            assertThat(ClientText.clean("\u0000\u0000\u0000abc", 3)).isEqualTo("abc");
        }
    }

    @Nested
    class IsPrintable {
        @ParameterizedTest
        @ValueSource(strings = {"", "Ada Lovelace", "😀", "日本語", "مرحبا"})
        void isTrueOfOrdinaryText(String text) {
            assertThat(ClientText.isPrintable(text)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\nb", "a\u202eb", "\ud83d", "a\u2028", "\u0000", "\ufeffa"})
        void isFalseOfControlsFormatsAndHalves(String text) {
            assertThat(ClientText.isPrintable(text)).isFalse();
        }
    }

    @Test
    void anOriginKeepsACleanAgentOfAtMost200Characters() {
        Origin origin = new Origin("id", "127.0.0.1", "\n" + "x".repeat(500));

        assertThat(origin.agent()).isEqualTo("x".repeat(200));
    }
}

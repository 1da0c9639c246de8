package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a snapshot of the database says of how far was read. */
class CursorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10:12:10 | 10:11:10 | true",
                "10:12:10 | 11:12: | false",
                "11:12: | 10:12:10 | false",
                "10:10: | 10:11: | false",
                // Past the signed numbers, which a cluster of that age would reach.
                "1:18446744073709551615: | 1:9223372036854775807: | true",
                "1:9223372036854775807: | 1:18446744073709551615: | false",
            })
    void aCursorIsAheadOfADatabaseThatHasNotBegunWhatItHasSeen(String cursor, String database, boolean isAhead) {
        assertThat(new Cursor(cursor).isAheadOf(new Cursor(database))).isEqualTo(isAhead);
    }

    @Test
    void theStartIsAheadOfNothing() {
        assertThat(Cursor.START.isAheadOf(new Cursor("3:3:"))).isFalse();
        assertThat(Cursor.START.isHeld()).isFalse();
    }

    @Test
    void whileATransactionRunsItIsHeldAtTheOldest() {
        Cursor held = new Cursor("7:12:7,9");

        assertThat(held.isHeld()).isTrue();
        assertThat(held.oldest()).isEqualTo("7");
        assertThat(held.beforeOldest()).isEqualTo(new Cursor("7:7:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:2", "1:2:3,", "1:2:,3", "a:b:", "1:2:3:4", " 1:2:"})
    void whatIsNoSnapshotIsRefused(String text) {
        assertThatThrownBy(() -> new Cursor(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

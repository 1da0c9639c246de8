package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks as text, and texts that are none. */
class MarkTest {
    private static final UUID INCARNATION = UUID.fromString("0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");
    private static final Instant AS_OF = Instant.parse("2026-11-22T10:15:30.123456Z");

    private static String text(int version, String snapshot) {
        byte[] ascii = snapshot.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(25 + ascii.length).put((byte) version);
        bytes.putLong(1).putLong(2).putLong(3).put(ascii);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:1:", "731:735:", "731:735:731,733", "731:18446744073709551615:731"})
    void comesBackAsItWas(String snapshot) {
        Mark mark = Mark.of(INCARNATION, AS_OF, new Cursor(snapshot));

        assertThat(Mark.parse(mark.encode())).contains(mark);
    }

    @Test
    void ofVeryManyRunningTransactionsStaysShort() {
        String running = LongStream.range(1_000, 3_000).mapToObj(Long::toString).collect(Collectors.joining(","));

        Mark mark = Mark.of(INCARNATION, AS_OF, new Cursor("1000:4000:" + running));

        assertThat(mark.cursor()).isEqualTo(new Cursor("1000:1000:"));
        assertThat(mark.encode()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "0:0:",
                "0:5:",
                "5:4:",
                "5:9:4",
                "5:9:9",
                "5:9:7,6",
                "5:9:6,",
                "5:9",
                "5:9:x",
                "-5:9:",
                "18446744073709551616:18446744073709551617:",
                "99999999999999999999:99999999999999999999:",
                "5:9:'; drop table users",
            })
    void withASnapshotThatTheDatabaseWouldRefuseIsNone(String snapshot) {
        assertThat(Mark.parse(text(1, snapshot))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQ", "not base64!", "0", "MTox"})
    void madeUpIsNone(String text) {
        assertThat(Mark.parse(text)).isEmpty();
    }

    @Test
    void ofAnotherVersionIsNone() {
        assertThat(Mark.parse(text(1, "5:9:"))).isPresent();
        assertThat(Mark.parse(text(2, "5:9:"))).isEmpty();
    }

    @Test
    void thatIsTooLongIsNone() {
        assertThat(Mark.parse(text(1, "5:9:" + "6,".repeat(2_000) + "6"))).isEmpty();
    }
}

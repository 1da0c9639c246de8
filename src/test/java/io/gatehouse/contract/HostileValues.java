package io.gatehouse.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Values that nobody expects: of the wrong type, size, alphabet or form. All come from one source of chance. */
final class HostileValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "true",
            "-1",
            "0",
            "1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775808",
            "1e400",
            "NaN",
            "0x10",
            "\u0661",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "me",
            "..",
            "%",
            "%00",
            "%2F",
            ";",
            "\u0000",
            "a\u0000b",
            "\r\nX: y",
            "\u202e",
            "\ud800",
            "\udc00\ud800",
            "\ud83d\ude00",
            "\ufeff",
            "\u0130I\u0131",
            "e\u0301\u0316",
            "' or 1=1 --",
            "\\",
            "\"",
            "{}",
            "[]",
            "<script>",
            "${jndi:x}",
            "a@b.test",
            "A@B.TEST",
            "@",
            "1970-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "2026-13-45",
            "EUR",
            "*",
            "\"x\"",
            "W/\"x\"",
            "client_credentials",
            "users:read",
            "created_at",
            "-name",
            "placed");

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e400",
            "2147483648",
            "99999999999999999999999999",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"a\":1}",
            "\"\"");

    private final SplittableRandom random;

    HostileValues(SplittableRandom random) {
        this.random = random;
    }

    String text() {
        return switch (random.nextInt(8)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 -> pick(TEXTS).repeat(1 + random.nextInt(300));
            case 2 -> letters(random.nextInt(12));
            case 3 -> token();
            default -> pick(TEXTS);
        };
    }

    /** A value of JSON that is most often of another type than is wanted. */
    String json() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> quoted(text());
            case 2 -> "[".repeat(random.nextInt(1_500)) + "]".repeat(random.nextInt(1_500));
            case 3 -> quoted(letters(random.nextInt(20_000)));
            default -> pick(JSON);
        };
    }

    /** A JSON string, lone surrogates and control characters as escapes. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(c ->
                        json.append(c < ' ' || c == '"' || c == '\\' || c > '~' ? "\\u%04x".formatted(c) : (char) c));
        return json.append('"').toString();
    }

    /** Bytes of any length as a cursor, a mark or a token would carry them. */
    String token() {
        byte[] bytes = new byte[random.nextInt(70)];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Visible Latin-1, which is all that a header can carry. */
    String header() {
        byte[] visible = text().replaceAll("[^ -~]", "\u00e9").strip().getBytes(StandardCharsets.ISO_8859_1);
        return new String(visible, 0, Math.min(visible.length, 600), StandardCharsets.ISO_8859_1);
    }

    /** The text with one character taken away, put in or changed. */
    String mutated(String text) {
        if (text.isEmpty()) {
            return text();
        }
        int at = random.nextInt(text.length());
        int end = random.nextBoolean() ? at : at + 1;
        return text.substring(0, at) + (random.nextBoolean() ? letters(1) : "") + text.substring(end);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String letters(int length) {
        return random.ints(length, 0, 62)
                .collect(
                        StringBuilder::new,
                        (text, i) ->
                                text.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt(i)),
                        StringBuilder::append)
                .toString();
    }
}

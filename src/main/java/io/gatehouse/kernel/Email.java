package io.gatehouse.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An email address as it was typed, and a key that is the same for all spellings of the address.
 *
 * <p>Only this class makes the key (NFC, lower case without a locale, domain as A-labels): the database's {@code lower} depends
 * on its locale and would accept {@code É@x.test} in addition to {@code é@x.test}.
 *
 * @param address as typed; where mail goes and what clients see
 * @param key is unique, and look-ups use it
 */
public record Email(String address, String key) {
    /** RFC 5321, 4.5.3.1.3: a path of 256 octets minus its angle brackets. */
    public static final int MAX_LENGTH = 254;

    /** Each of these characters would end the address or start another one in some mail header or log line. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\"(),:;<>\\[\\\\\\]]");

    public static Email parse(String typed) {
        if (ClientText.exceeds(typed, MAX_LENGTH)) {
            throw new IllegalArgumentException("must have at most " + MAX_LENGTH + " characters");
        }
        if (FORBIDDEN.matcher(typed).find()) {
            throw invalid("must not contain spaces, control or invisible characters, or any of \"(),:;<>[\\]");
        }
        int at = typed.indexOf('@');
        if (at < 1 || at != typed.lastIndexOf('@')) {
            throw invalid("must have one @ with a name before it");
        }
        String local = typed.substring(0, at);
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            throw invalid("must not have a dot at either end of the part before the @, nor two in a row");
        }
        return new Email(typed, fold(local) + "@" + domainKey(typed.substring(at + 1)));
    }

    private static String domainKey(String domain) {
        String ascii;
        try {
            ascii = IDN.toASCII(fold(domain), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw invalid("must have a domain name after the @");
        }
        int dot = ascii.indexOf('.');
        if (dot < 1 || ascii.endsWith(".")) {
            throw invalid("must have a domain with a dot after the @, such as example.com");
        }
        return ascii;
    }

    /** Changing to lower case can break the composed form (it does for U+0130), so the text is composed again afterwards. */
    private static String fold(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static IllegalArgumentException invalid(String message) {
        return new IllegalArgumentException(message);
    }

    @JsonValue
    @Override
    public String toString() {
        return address;
    }
}

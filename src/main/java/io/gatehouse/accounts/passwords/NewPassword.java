package io.gatehouse.accounts.passwords;

import io.gatehouse.kernel.Bounds;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.kernel.Secret;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** A password that someone chooses: the rules hold for it alone, since what was accepted once must always sign in. */
public record NewPassword(Secret secret) {
    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    /** Half a surrogate pair has no UTF-8 form: all of them would hash alike. */
    private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}");

    /** No character has more than four in its canonical decomposition (UAX #15, table of expansion factors). */
    private static final int MAX_TYPED = 4 * MAX_LENGTH;

    /** Length counts code points after NFC (NIST SP 800-63B, 3.1.1.2). */
    public static NewPassword parse(String typed) throws Rejection {
        if (Bounds.exceeds(typed, MAX_TYPED)) {
            throw tooLong();
        }
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length < MIN_LENGTH) {
            throw new Rejection("string_too_short", "must have at least " + MIN_LENGTH + " characters");
        }
        if (length > MAX_LENGTH) {
            throw tooLong();
        }
        if (UNPAIRED.matcher(composed).find()) {
            throw new Rejection("value_error", "must be well-formed Unicode");
        }
        return new NewPassword(new Secret(composed));
    }

    private static Rejection tooLong() {
        return new Rejection("string_too_long", "must have at most " + MAX_LENGTH + " characters");
    }
}

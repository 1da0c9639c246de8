package io.gatehouse.accounts.tokens;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code ver} claim: the epochs of the installation and of the subject, a user or a client, when the token was signed. A
 * token with a lower epoch than today's is refused; numbers, unlike clocks, cannot be equal by accident within one instant.
 */
public record Epochs(long installation, long subject) {
    /** 18 digits always fit a long. */
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,17})\\.(0|[1-9][0-9]{0,17})");

    static Optional<Epochs> parse(String claim) {
        Matcher matcher = FORM.matcher(claim);
        return matcher.matches()
                ? Optional.of(new Epochs(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    public boolean isBefore(Epochs today) {
        return installation < today.installation || subject < today.subject;
    }

    String claim() {
        return installation + "." + subject;
    }
}

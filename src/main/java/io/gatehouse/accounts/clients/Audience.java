package io.gatehouse.accounts.clients;

import java.util.regex.Pattern;

/** The {@code aud} of the tokens that are meant for a client: those that it may introspect. */
public record Audience(String value) {
    /** Visible ASCII, as audiences are URLs or plain words. */
    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    public static Audience parse(String typed) {
        if (!FORM.matcher(typed).matches()) {
            throw new IllegalArgumentException("must have 1 to 200 visible ASCII characters");
        }
        return new Audience(typed);
    }
}

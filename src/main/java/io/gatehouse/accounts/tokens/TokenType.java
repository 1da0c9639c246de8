package io.gatehouse.accounts.tokens;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a token says in {@code typ} that it is. */
public enum TokenType {
    /** An access token (RFC 9068, 2.1), so that a reader of other kinds of JWT refuses it. */
    AT_JWT("at+jwt"),

    /** A JWT of any kind, for readers that refuse whatever they do not know. */
    JWT("JWT");

    private final String value;

    TokenType(String value) {
        this.value = value;
    }

    @JsonValue
    public String value() {
        return value;
    }

    /** Named as in tokens: Dropwizard would take the names of the constants alone. */
    @JsonCreator
    static TokenType of(String value) {
        return Arrays.stream(values())
                .filter(type -> type.value.equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be at+jwt or JWT"));
    }

    /** Nodes and tokens of both may be around at once, and no key of ours signs anything but access tokens. */
    static boolean isOurs(String typ) {
        return Arrays.stream(values()).anyMatch(type -> type.value.equals(typ));
    }
}

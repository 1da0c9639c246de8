package io.gatehouse.accounts.tokens;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The {@code typ} of a token. */
public enum TokenType {
    /** An access token (RFC 9068, 2.1), so that a reader of other kinds of JWT refuses it. */
    AT_JWT("at+jwt"),

    /** A JWT of any kind, for readers that refuse unknown types. */
    JWT("JWT");

    private final String value;

    TokenType(String value) {
        this.value = value;
    }

    @JsonValue
    public String value() {
        return value;
    }

    /** Named as in tokens: by default, Dropwizard accepts only the names of the constants. */
    @JsonCreator
    static TokenType of(String value) {
        return Arrays.stream(values())
                .filter(type -> type.value.equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be at+jwt or JWT"));
    }

    /** Nodes and tokens with either type may exist at once, and our keys sign only access tokens. */
    static boolean isOurs(String typ) {
        return Arrays.stream(values()).anyMatch(type -> type.value.equals(typ));
    }
}

package io.gatehouse.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Text that must never reach a log, a message or an answer: it prints as stars and has no JSON form. */
public final class Secret {
    private final String text;

    @JsonCreator
    public Secret(String text) {
        this.text = text;
    }

    /** The text itself. The caller is responsible for where it goes. */
    public String reveal() {
        return text;
    }

    @JsonIgnore
    public boolean isBlank() {
        return text.isBlank();
    }

    @Override
    public boolean equals(Object other) {
        // Constant time, so that the comparison never reveals how much of a guess was right.
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}

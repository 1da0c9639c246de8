package io.gatehouse.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The permanent id of one user: a UUIDv7 (RFC 9562, 5.7), so that later ids sort later. */
public record UserId(UUID value) {
    public static UserId parse(String text) {
        return new UserId(Uuids.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

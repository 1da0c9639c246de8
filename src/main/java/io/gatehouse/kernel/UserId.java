package io.gatehouse.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one user, for ever; a UUIDv7 (RFC 9562, 5.7), so that ids made later sort later. */
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

package io.gatehouse.platform.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Encodes fields as bytes that no other list of fields gives: the length of each field precedes it, and an absent field has a
 * special length. So no character can be moved from one field to the next.
 */
final class Canonical {
    private static final int ABSENT = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    /** The label names the purpose, so that bytes made for one purpose are never valid for another. */
    Canonical(String label) {
        Canonical unused = add(label);
    }

    Canonical add(@Nullable String field) {
        if (field == null) {
            length(ABSENT);
        } else {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            length(text.length);
            bytes.writeBytes(text);
        }
        return this;
    }

    Canonical add(Instant time) {
        return add(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time)));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void length(int length) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }
}

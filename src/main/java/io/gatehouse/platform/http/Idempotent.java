package io.gatehouse.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that a client may repeat with one key and that is done once: the OpenAPI document is told of the header that it
 * takes and of the one that marks an answer of before.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /** The header that the client makes up a value for. */
    String KEY = "Idempotency-Key";

    /** Says of an answer that it was given before. */
    String REPLAYED = "Idempotency-Replayed";

    /** Of a key, in characters. */
    int MAX_LENGTH = 255;
}

package io.gatehouse.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The refusals of an operation, for the OpenAPI document, that do not follow from its parameters and body. Those that every
 * operation has (bad tokens, bodies and parameters) are added automatically.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {
    /** Statuses whose codes are the same for every operation, such as 404. */
    int[] value() default {};

    /** The feature's own codes, each after its status: {@code "409 email_in_use"}. */
    String[] codes() default {};
}

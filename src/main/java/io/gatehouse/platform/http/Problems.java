package io.gatehouse.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The refusals of an operation that do not follow from what it takes, for the OpenAPI document. What every operation shares (bad
 * tokens, bodies and parameters) is added and need not be named.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {
    /** Statuses whose codes are the same for every operation, such as 404. */
    int[] value() default {};

    /** Codes of the feature's own, each behind its status: {@code "409 email_in_use"}. */
    String[] codes() default {};
}

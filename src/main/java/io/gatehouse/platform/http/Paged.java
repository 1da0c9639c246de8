package io.gatehouse.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that answers a page of a list: the OpenAPI document is told of {@link Listing}'s parameters and headers. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Paged {
    /** Whether all rows are counted, however many there are. */
    boolean exact() default false;
}

package io.gatehouse.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation on a single resource that minds what state its client knows: the OpenAPI document is told of {@code ETag}, of the
 * header that the method takes, and of 304 or 412.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Conditional {}

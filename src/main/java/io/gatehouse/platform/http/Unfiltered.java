package io.gatehouse.platform.http;

/** The filter of a list that has no filters. */
public record Unfiltered() {}

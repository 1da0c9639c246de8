package io.gatehouse.platform.http;

/** What a list takes of which everything is wanted. */
public record Unfiltered() {}

package io.gatehouse.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * The actor or the subject of an event.
 *
 * @param id null if it is stored with the personal data, or was erased with it
 */
public record Party(String kind, @Nullable String id) {}

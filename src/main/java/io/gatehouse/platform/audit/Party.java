package io.gatehouse.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, or to whom.
 *
 * @param id none where it stands with what is personal, or was erased with that
 */
public record Party(String kind, @Nullable String id) {}

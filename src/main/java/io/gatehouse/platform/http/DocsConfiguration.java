package io.gatehouse.platform.http;

import static java.util.Objects.requireNonNullElse;

/**
 * The pages that show the API.
 *
 * @param enabled whether {@code /docs} is there; {@code /openapi.json} always is
 */
public record DocsConfiguration(Boolean enabled) {
    public DocsConfiguration {
        enabled = requireNonNullElse(enabled, true);
    }
}

package io.gatehouse.platform.http;

import static java.util.Objects.requireNonNullElse;

/**
 * The pages that show the API.
 *
 * @param enabled whether {@code /docs} exists; {@code /openapi.json} always exists
 */
public record DocsConfiguration(Boolean enabled) {
    public DocsConfiguration {
        enabled = requireNonNullElse(enabled, true);
    }
}

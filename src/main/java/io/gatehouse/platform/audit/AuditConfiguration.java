package io.gatehouse.platform.audit;

import static java.util.Objects.requireNonNullElse;

/**
 * Where else the state of the audit trail is written down.
 *
 * @param checkpointFile the file that gets the newest seal each minute; empty: none
 */
public record AuditConfiguration(String checkpointFile) {
    public AuditConfiguration {
        checkpointFile = requireNonNullElse(checkpointFile, "");
    }
}

package io.gatehouse.platform.audit;

import static java.util.Objects.requireNonNullElse;

/**
 * Where Gatehouse writes the state of the audit trail outside the database.
 *
 * @param checkpointFile the file that gets the newest seal, at most once a minute; empty means no file
 */
public record AuditConfiguration(String checkpointFile) {
    public AuditConfiguration {
        checkpointFile = requireNonNullElse(checkpointFile, "");
    }
}

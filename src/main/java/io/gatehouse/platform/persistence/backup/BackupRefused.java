package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;

/** A backup was not written, or not restored; its sentence says why, and that nothing is left of it. */
final class BackupRefused extends Failure {
    BackupRefused(String sentence) {
        super(Kind.CONFLICT, "backup_refused", sentence);
    }
}

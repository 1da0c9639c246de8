package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;

/** A backup was not written, or not restored; the message says why. Nothing of it is left, unless the message says otherwise. */
final class BackupRefused extends Failure {
    BackupRefused(String sentence) {
        super(Kind.CONFLICT, "backup_refused", sentence);
    }
}

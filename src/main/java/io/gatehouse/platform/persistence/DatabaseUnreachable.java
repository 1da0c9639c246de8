package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.CannotStart;

/** The database is not there, or not yet, or has no connection left: unlike a wrong setting, this may pass by itself. */
public final class DatabaseUnreachable extends CannotStart {
    DatabaseUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.CannotStart;

/** The database is not there (yet), or has no free connection. Unlike a wrong setting, this may pass by itself. */
public final class DatabaseUnreachable extends CannotStart {
    DatabaseUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}

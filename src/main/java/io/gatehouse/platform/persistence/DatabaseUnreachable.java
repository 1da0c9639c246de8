package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.CannotStart;

/** There is no answer from the database, which a later try may well get. */
public final class DatabaseUnreachable extends CannotStart {
    DatabaseUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}

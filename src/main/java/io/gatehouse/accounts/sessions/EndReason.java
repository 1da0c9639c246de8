package io.gatehouse.accounts.sessions;

import java.util.Locale;

/** Why a session was ended before its time. */
public enum EndReason {
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    USER_DISABLED,
    /** The database was restored from a backup after an incident. */
    RESTORED;

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}

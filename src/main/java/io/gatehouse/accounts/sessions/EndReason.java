package io.gatehouse.accounts.sessions;

import java.util.Locale;

/** Why a session was ended before its time. */
public enum EndReason {
    SIGNED_OUT,
    /** By its user, from another session. */
    TAKEN_BACK,
    /** By whoever may end the sessions of others. */
    REVOKED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    USER_DISABLED,
    /** One of its refresh tokens came a second time. */
    REFRESH_TOKEN_REUSED,
    /** Its user has signed in more often than the configuration allows at once, and it was the oldest. */
    TOO_MANY,
    /** With all sessions of the installation. */
    ALL_ENDED,
    /** The database was restored from a backup after an incident. */
    RESTORED;

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}

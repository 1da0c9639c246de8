package io.gatehouse.accounts.sessions;

import java.util.Locale;

/** Why a session ended before it expired. */
public enum EndReason {
    SIGNED_OUT,
    /** Its user ended it from another session. */
    TAKEN_BACK,
    /** Ended by somebody who may end the sessions of others. */
    REVOKED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    USER_DISABLED,
    /** One of its refresh tokens was used a second time. */
    REFRESH_TOKEN_REUSED,
    /** Its user has more sessions than the configuration allows at once, and it was the oldest. */
    TOO_MANY,
    /** Ended with all sessions of the installation. */
    ALL_ENDED,
    /** The database was restored from a backup after an incident. */
    RESTORED;

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}

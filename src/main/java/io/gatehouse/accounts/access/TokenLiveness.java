package io.gatehouse.accounts.access;

import io.gatehouse.accounts.tokens.AccessToken;

/** Whether those whom a good token names still stand. Implemented above, where users and sessions are known. */
public interface TokenLiveness {
    /** Judges the token as of now; a change that was committed before the call counts. */
    Verdict of(AccessToken token);

    /** What became of the token's user and session. */
    enum Verdict {
        STANDS,
        USER_GONE,
        ENDED
    }
}

package io.gatehouse.accounts.access;

import io.gatehouse.accounts.tokens.AccessToken;

/** Whether the user, session or client that a token names is still valid. Packages above, which know these, implement it. */
public interface TokenLiveness {
    /** Checks the token as of now; every change that was committed before the call counts. */
    Verdict of(AccessToken token);

    /** Asks the one that knows the kind of subject that the token names. */
    static TokenLiveness of(TokenLiveness users, TokenLiveness clients) {
        return token -> (token instanceof AccessToken.OfClient ? clients : users).of(token);
    }

    /** The state of the user, session or client of the token. */
    enum Verdict {
        STANDS,
        USER_GONE,
        ENDED
    }
}

package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.UserId;
import java.util.UUID;

/** A refresh token that Gatehouse made, for a session that there is; whether it may still be used is not yet decided. */
public final class RecognisedToken {
    private final RefreshToken token;
    private final UserId user;

    RecognisedToken(RefreshToken token, UserId user) {
        this.token = token;
        this.user = user;
    }

    RefreshToken token() {
        return token;
    }

    public UUID sessionId() {
        return token.sessionId();
    }

    /** Whose session it is. */
    public UserId user() {
        return user;
    }
}

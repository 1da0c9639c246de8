package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.UserId;
import java.util.UUID;

/** A refresh token that Gatehouse issued for an existing session; whether it may still be used is not decided yet. */
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

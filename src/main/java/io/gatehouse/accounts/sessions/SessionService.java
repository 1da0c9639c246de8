package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Begins and ends sessions. Every call joins the caller's transaction where there is one. */
public final class SessionService {
    /** The nil UUID (RFC 9562, 5.9), which no session has. */
    private static final UUID NONE = new UUID(0, 0);

    private final SessionsConfiguration configuration;
    private final Transactions transactions;
    private final SessionDao sessions;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;

    SessionService(
            SessionsConfiguration configuration,
            Transactions transactions,
            SessionDao sessions,
            Ids ids,
            Clock clock,
            SecureRandom random) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.sessions = sessions;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Begins a session for a user who has just proved who they are. The caller holds a share lock on the user's row, so that
     * whoever disables the user or changes the password comes before or after, never between.
     */
    public OpenedSession open(UserId user, Origin origin) {
        Instant now = clock.instant();
        Instant end = now.plus(configuration.absolute().toJavaDuration());
        Instant idleEnd = now.plus(configuration.idle().toJavaDuration());
        Session.Lifetime lifetime = new Session.Lifetime(now, end, idleEnd.isBefore(end) ? idleEnd : end);
        UUID id = ids.next();
        byte[] tagKey = bytes(RefreshToken.TAG_KEY_LENGTH);
        RefreshToken first = new RefreshToken(id, 0, bytes(RefreshToken.SECRET_LENGTH));
        transactions.run(() -> sessions.insert(new Session(id, user.value(), first, tagKey, lifetime, origin)));
        return new OpenedSession(id, first.encode(tagKey), now, end);
    }

    public void endAll(UserId user, EndReason reason) {
        endOthers(user, NONE, reason);
    }

    public void endOthers(UserId user, UUID keep, EndReason reason) {
        transactions.run(() -> sessions.endAllBut(keep, user.value(), reason, clock.instant()));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

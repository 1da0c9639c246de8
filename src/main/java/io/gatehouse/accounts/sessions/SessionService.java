package io.gatehouse.accounts.sessions;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens sessions, continues them and ends them. Every call joins the caller's transaction if there is one. Continuing and ending
 * a session take the same lock on its row, so that no token is issued after an end was acknowledged.
 */
public final class SessionService {
    /** The nil UUID (RFC 9562, 5.9), which no session has. */
    private static final UUID NONE = new UUID(0, 0);

    private final SessionsConfiguration configuration;
    private final Transactions transactions;
    private final Callers callers;
    private final SessionDao sessions;
    private final SessionEvents events;
    private final Grace grace;
    private final InstallationService installation;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;

    SessionService(
            SessionsConfiguration configuration,
            Transactions transactions,
            Callers callers,
            SessionDao sessions,
            SessionEvents events,
            Grace grace,
            InstallationService installation,
            Ids ids,
            Clock clock,
            SecureRandom random) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.callers = callers;
        this.sessions = sessions;
        this.events = events;
        this.grace = grace;
        this.installation = installation;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens a session for a user who has just proved who they are. The caller holds a share lock on the user's row, so that
     * disabling the user or changing the password comes before or after, never in between.
     *
     * @param amr how they proved it (RFC 8176)
     */
    public OpenedSession open(UserId user, List<String> amr, Origin origin) {
        return transactions.write(() -> {
            Instant now = clock.instant();
            Instant end = now.plus(configuration.absolute().toJavaDuration());
            byte[] tagKey = Crypto.randomBytes(random, RefreshToken.TAG_KEY_LENGTH);
            RefreshToken first =
                    new RefreshToken(ids.next(), 0, Crypto.randomBytes(random, RefreshToken.SECRET_LENGTH));
            long epoch = installation.epoch();
            Session.Lifetime lifetime = new Session.Lifetime(now, end, idleEnd(now));
            sessions.insert(new Session(user.value(), first, tagKey, amr, lifetime, epoch, origin));
            Actor actor = new Actor(Actor.Kind.USER, user.toString(), origin);
            events.opened(actor, user, first.sessionId());
            events.ended(
                    actor, user, sessions.endOldest(user.value(), configuration.perUser(), epoch), EndReason.TOO_MANY);
            return new OpenedSession(first.sessionId(), first.encode(tagKey), amr, now, end, epoch, now);
        });
    }

    /** The session that a refresh token was issued for; empty if the token was never ours. Changes nothing. */
    public Optional<RecognisedToken> recognise(String presented) {
        return RefreshToken.parse(presented)
                .flatMap(token -> transactions
                        .read(() -> sessions.findOwner(token.token().sessionId()))
                        .filter(owner -> owner.hasTagged(token))
                        .map(owner -> new RecognisedToken(token.token(), new UserId(owner.user()))));
    }

    /**
     * Issues the session's next refresh token, in the caller's transaction, which holds a share lock on the user's row. The token
     * that was replaced a moment ago returns the same successor again; an older one ends the session.
     */
    public Rotation rotate(RecognisedToken recognised, Origin origin) {
        RefreshToken token = recognised.token();
        Session session = sessions.findForChange(token.sessionId()).orElse(null);
        // Both after the lock, for which the transaction may have waited.
        Instant now = sessions.now();
        long epoch = installation.epoch();
        if (session == null || session.isOver(now, epoch)) {
            return Rotation.Refused.ENDED;
        }
        RefreshToken next;
        if (session.isCurrent(token)) {
            next = session.rotate(token, Crypto.randomBytes(random, RefreshToken.SALT_LENGTH), now);
        } else if (session.replacedAt(token).filter(at -> grace.covers(at, now)).isPresent()) {
            next = session.successorOf(token);
        } else {
            session.end(EndReason.REFRESH_TOKEN_REUSED, now);
            events.ended(
                    Actor.anonymous(origin), recognised.user(), List.of(session.id()), EndReason.REFRESH_TOKEN_REUSED);
            return Rotation.Refused.REUSED;
        }
        session.use(now, idleEnd(now), origin);
        return new Rotation.Rotated(new OpenedSession(
                session.id(),
                next.encode(session.tagKey()),
                session.amr(),
                session.authTime(),
                session.expiresAt(),
                epoch,
                clock.instant()));
    }

    /** The user's live sessions, newest first. */
    public Page<SessionView> list(UserId user, UUID current, PageRequest request) {
        return transactions.read(() -> sessions.listLive(user.value(), request, sessions.now(), installation.epoch())
                .map(row -> SessionView.of(row, current)));
    }

    /** The same for somebody who has none of these sessions. */
    public Page<SessionView> list(UserId user, PageRequest request) {
        return list(user, NONE, request);
    }

    /** Ends one session of the user for a caller; false if there is none or it has ended already. */
    public boolean end(Caller caller, UserId user, UUID session, EndReason reason) {
        return callers.write(caller, user, actor -> ended(actor, user, session, reason));
    }

    /** The same for an actor who has just authenticated in another way than with a token. */
    public boolean end(Actor actor, UserId user, UUID session, EndReason reason) {
        return transactions.write(() -> ended(actor, user, session, reason));
    }

    private boolean ended(Actor actor, UserId user, UUID session, EndReason reason) {
        boolean ended = sessions.end(session, user.value(), reason);
        if (ended) {
            events.ended(actor, user, List.of(session), reason);
        }
        return ended;
    }

    /** Ends all of the user's sessions. The caller raises the user's epoch in the same transaction: that ends the tokens. */
    public void endAll(Actor actor, UserId user, EndReason reason) {
        transactions.run(
                () -> events.endedByEpoch(actor, user, sessions.endAllBut(NONE, user.value(), reason), reason));
    }

    /** Ends all of the user's sessions but one. */
    public void endOthers(Actor actor, UserId user, UUID keep, EndReason reason) {
        transactions.run(() -> events.ended(actor, user, sessions.endAllBut(keep, user.value(), reason), reason));
    }

    private Instant idleEnd(Instant now) {
        return now.plus(configuration.idle().toJavaDuration());
    }
}

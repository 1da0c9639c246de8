package io.gatehouse.accounts.access;

import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.AccessTokens;
import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Feed;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.metrics.RefusedToken;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether a token is valid: it is one of ours, it has not expired, and nothing that it depends on has ended. Memory holds
 * what ended, so that no request costs SQL; if that memory is too old or incomplete, this class asks the database instead.
 */
public final class Admission {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AccessConfiguration configuration;
    private final AccessTokens tokens;
    private final Feed feed;
    private final LivenessFallback fallback;
    private final Metrics metrics;

    Admission(
            AccessConfiguration configuration,
            AccessTokens tokens,
            Feed feed,
            LivenessFallback fallback,
            Metrics metrics) {
        this.configuration = configuration;
        this.tokens = tokens;
        this.feed = feed;
        this.fallback = fallback;
        this.metrics = metrics;
    }

    /**
     * Returns the token, or refuses: 401 if it is not ours or no longer valid, 503 if that is unknown.
     *
     * @param isRead whether the request only reads; such a request may be served while the database does not answer
     */
    public AccessToken admit(String compact, boolean isRead) {
        AccessToken token = tokens.verify(compact).orElseThrow(() -> refusalOf(compact));
        if (!feed.isLoaded()) {
            throw refused(RefusedToken.UNKNOWN, unknown());
        }
        require(ended(token));
        if (feed.isComplete() && feed.isFresh()) {
            return token;
        }
        Optional<TokenLiveness.Verdict> asked = fallback.of(token);
        if (asked.isPresent()) {
            require(asked.get());
        } else if (!mayGoOn(token, isRead)) {
            throw refused(RefusedToken.UNKNOWN, unknown());
        }
        return token;
    }

    /** An ended key soon leaves the ring, but its tokens get another answer than tokens that were never ours. */
    private Failure refusalOf(String compact) {
        return AccessTokens.kidOf(compact)
                .filter(kid -> isEnded(Change.Kind.KEY, kid, 0))
                .map(kid -> refused(RefusedToken.ENDED, Caller.ended()))
                .orElseGet(() -> refused(RefusedToken.INVALID, invalid()));
    }

    private TokenLiveness.Verdict ended(AccessToken token) {
        AccessToken.Stamp stamp = token.stamp();
        if (isEnded(
                        Change.Kind.INSTALLATION,
                        Change.Subject.INSTALLATION,
                        stamp.epochs().installation())
                || isEnded(Change.Kind.KEY, stamp.kid(), 0)) {
            return TokenLiveness.Verdict.ENDED;
        }
        if (token instanceof AccessToken.OfUser user) {
            Optional<Feed.Ended> ended = feed.findEnded(
                    Change.Kind.USER, user.subject(), stamp.epochs().subject());
            if (ended.isPresent()) {
                return ended.get().isGone() ? TokenLiveness.Verdict.USER_GONE : TokenLiveness.Verdict.ENDED;
            }
            return isEnded(Change.Kind.SESSION, user.sessionId(), 0)
                    ? TokenLiveness.Verdict.ENDED
                    : TokenLiveness.Verdict.STANDS;
        }
        return isEnded(Change.Kind.CLIENT, stamp.clientId(), stamp.epochs().subject())
                ? TokenLiveness.Verdict.ENDED
                : TokenLiveness.Verdict.STANDS;
    }

    private boolean isEnded(Change.Kind kind, Object id, long epoch) {
        return feed.findEnded(kind, id, epoch).isPresent();
    }

    private void require(TokenLiveness.Verdict verdict) {
        switch (verdict) {
            case STANDS -> {}
            case USER_GONE -> throw refused(RefusedToken.USER_GONE, Caller.gone());
            case ENDED -> throw refused(RefusedToken.ENDED, Caller.ended());
        }
    }

    /** A user who reads their own data a little too long does less harm than an outage. Staff could do more harm. */
    private boolean mayGoOn(AccessToken token, boolean isRead) {
        return configuration.whenSilent() == AccessConfiguration.WhenSilent.SERVE
                && isRead
                && token.stamp().scope().isEmpty()
                && feed.age().compareTo(configuration.serveFor().toJavaDuration()) <= 0;
    }

    private Failure refused(RefusedToken reason, Failure failure) {
        metrics.tokenRefused(reason);
        return failure;
    }

    /** The answer to a token that is not ours. It gives no reason, which would only help to try again. */
    static Failure invalid() {
        return Failure.unauthenticated("invalid_token", "Invalid token");
    }

    private static Failure unknown() {
        return Failure.unavailable(
                "revocation_unknown", "Whether this token still counts cannot be told right now; try again", SOON);
    }
}

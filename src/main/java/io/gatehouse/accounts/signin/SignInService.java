package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.credentials.CredentialService;
import io.gatehouse.accounts.credentials.Credentials;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.OpenedSession;
import io.gatehouse.accounts.sessions.RecognisedToken;
import io.gatehouse.accounts.sessions.Rotation;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.tokens.AccessTokens;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.accounts.tokens.Grant;
import io.gatehouse.accounts.users.AuthenticationService;
import io.gatehouse.accounts.users.SignInSubject;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.persistence.Transactions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs users in. The password is judged before the transaction opens; inside it the row is locked and must still be what was
 * judged, so that no session begins after a change of password or a disabling has been acknowledged.
 */
final class SignInService {
    private static final Logger log = LoggerFactory.getLogger(SignInService.class);

    private final Transactions transactions;
    private final AuthenticationService authentication;
    private final CredentialService credentials;
    private final Passwords passwords;
    private final SessionService sessions;
    private final AccessTokens tokens;
    private final RefusedAttempts refusedAttempts;
    private final UnknownAddress unknownAddress;

    SignInService(
            Transactions transactions,
            AuthenticationService authentication,
            CredentialService credentials,
            Passwords passwords,
            SessionService sessions,
            AccessTokens tokens,
            RefusedAttempts refusedAttempts,
            UnknownAddress unknownAddress) {
        this.transactions = transactions;
        this.authentication = authentication;
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.refusedAttempts = refusedAttempts;
        this.unknownAddress = unknownAddress;
    }

    /** A new session and its tokens, or one and the same refusal for whatever was wrong. */
    TokenPairView signIn(Attempt attempt, Origin origin) {
        Credentials judged = judge(attempt, origin);
        Opened opened = transactions.write(() -> {
            SignInSubject subject = authentication.hold(judged).orElseThrow(() -> refused(judged, origin));
            return new Opened(subject, sessions.open(judged.user(), origin));
        });
        upgradeHash(judged, attempt);
        return pair(opened.subject(), opened.session());
    }

    /**
     * The next tokens of a session. What a refused token led to is committed before it is told: a token that was used before has
     * ended its session.
     */
    TokenPairView refresh(String presented, Origin origin) {
        Refreshed refreshed = transactions.write(() -> sessions.recognise(presented)
                .map(token -> rotate(token, origin))
                .orElse(new Refreshed(null, Rotation.Refused.INVALID)));
        if (refreshed.subject() != null && refreshed.rotation() instanceof Rotation.Rotated rotated) {
            return pair(refreshed.subject(), rotated.session());
        }
        throw refused((Rotation.Refused) refreshed.rotation());
    }

    private Refreshed rotate(RecognisedToken token, Origin origin) {
        SignInSubject subject = authentication.hold(token.user()).orElse(null);
        return subject == null
                ? new Refreshed(null, Rotation.Refused.ENDED)
                : new Refreshed(subject, sessions.rotate(token, origin));
    }

    private static Failure refused(Rotation.Refused why) {
        return switch (why) {
            case INVALID -> Failure.unauthenticated("invalid_refresh_token", "Invalid refresh token");
            case ENDED -> Failure.unauthenticated("session_ended", "The session has ended; sign in again");
            case REUSED ->
                Failure.unauthenticated(
                        "refresh_token_reused",
                        "This refresh token was used before, so the session has ended; sign in again");
        };
    }

    /** Stores an old hash anew. The sign-in is good without it, so a busy lane leaves it to the next one. */
    private void upgradeHash(Credentials judged, Attempt attempt) {
        if (!passwords.isOutdated(judged.passwordHash())) {
            return;
        }
        try {
            credentials.rehash(judged, passwords.hash(attempt.password().secret()));
        } catch (Failure busy) {
            log.info("A password keeps its old hash for now: {}", busy.detail());
        }
    }

    /** The credentials that the password fits; an address that nobody has costs as much as one that somebody has. */
    private Credentials judge(Attempt attempt, Origin origin) {
        Optional<Email> email = email(attempt.address());
        Optional<Credentials> found = email.flatMap(authentication::find);
        if (found.isEmpty()) {
            String key = email.map(Email::key).orElse(attempt.address());
            passwords.burn(attempt.password().secret(), unknownAddress.schemeFor(key));
            refusedAttempts.ofNobody(RefusedAttempts.SIGN_IN, origin);
            throw refused();
        }
        if (!passwords.matches(attempt.password().secret(), found.get().passwordHash())) {
            throw refused(found.get(), origin);
        }
        return found.get();
    }

    private static Optional<Email> email(String address) {
        try {
            return Optional.of(Email.parse(address));
        } catch (Rejection e) {
            return Optional.empty();
        }
    }

    private TokenPairView pair(SignInSubject subject, OpenedSession session) {
        return TokenPairView.of(tokens.sign(grant(subject, session)), session);
    }

    private static Grant grant(SignInSubject subject, OpenedSession session) {
        Set<Role> roles = subject.roles();
        Grant.Terms terms = new Grant.Terms(
                Role.scopesOf(roles).stream().map(Scope::value).collect(Collectors.toSet()),
                new Epochs(session.installationEpoch(), subject.epoch()),
                session.at());
        return new Grant.ToUser(
                terms,
                subject.user().value(),
                session.id(),
                roles.stream().map(Role::value).collect(Collectors.toSet()),
                session.authTime(),
                session.expiresAt());
    }

    private Failure refused(Credentials of, Origin origin) {
        refusedAttempts.ofUser(RefusedAttempts.SIGN_IN, of.user(), origin);
        return refused();
    }

    private static Failure refused() {
        return Failure.unauthenticated("invalid_credentials", "Invalid email or password");
    }

    /** What the transaction leaves behind. */
    private record Opened(SignInSubject subject, OpenedSession session) {}

    /** What a refresh leaves behind; without a subject it is a refusal. */
    private record Refreshed(@Nullable SignInSubject subject, Rotation rotation) {}
}

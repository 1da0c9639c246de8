package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.access.Permissions;
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
import io.gatehouse.accounts.tokens.SignedToken;
import io.gatehouse.accounts.users.AuthenticationService;
import io.gatehouse.accounts.users.SignInSubject;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.persistence.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs users in. The password is checked before the transaction opens; inside it the row is locked and must still be what was
 * checked, so that no session begins after a password change or a disabling was acknowledged.
 */
final class SignInService {
    private static final Logger log = LoggerFactory.getLogger(SignInService.class);

    /** The Authentication Method Reference of a password (RFC 8176, 2). */
    private static final List<String> PASSWORD = List.of("pwd");

    private final Transactions transactions;
    private final Permissions permissions;
    private final AuthenticationService authentication;
    private final CredentialService credentials;
    private final Passwords passwords;
    private final SessionService sessions;
    private final AccessTokens tokens;
    private final RefusedAttempts refusedAttempts;
    private final UnknownAddress unknownAddress;

    SignInService(
            Transactions transactions,
            Permissions permissions,
            AuthenticationService authentication,
            CredentialService credentials,
            Passwords passwords,
            SessionService sessions,
            AccessTokens tokens,
            RefusedAttempts refusedAttempts,
            UnknownAddress unknownAddress) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.authentication = authentication;
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.refusedAttempts = refusedAttempts;
        this.unknownAddress = unknownAddress;
    }

    /** Returns a new session and its tokens, or refuses: with the same answer whatever was wrong. */
    SignInOutcome signIn(String address, Secret password, Origin origin) {
        Credentials judged = judge(address, password, origin);
        Opened opened = transactions.write(() -> {
            SignInSubject subject = authentication.hold(judged).orElseThrow(() -> refused(judged, origin));
            return new Opened(subject, sessions.open(judged.user(), PASSWORD, origin));
        });
        upgradeHash(judged, password);
        return signedIn(opened.subject(), opened.session());
    }

    /**
     * Returns the next tokens of a session. The effects of a refused token are committed before the refusal is sent: a reused
     * token has ended its session.
     */
    SignInOutcome refresh(String presented, Origin origin) {
        Refreshed refreshed = transactions.write(() -> sessions.recognise(presented)
                .map(token -> rotate(token, origin))
                .orElse(new Refreshed(null, Rotation.Refused.INVALID)));
        if (refreshed.subject() != null && refreshed.rotation() instanceof Rotation.Rotated rotated) {
            return signedIn(refreshed.subject(), rotated.session());
        }
        throw refused((Rotation.Refused) refreshed.rotation());
    }

    private Refreshed rotate(RecognisedToken token, Origin origin) {
        return authentication
                .hold(token.user())
                .map(subject -> new Refreshed(subject, sessions.rotate(token, origin)))
                .orElse(new Refreshed(null, Rotation.Refused.ENDED));
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

    /** The credentials that the password matches; an unknown address costs as much as a known one. */
    private Credentials judge(String address, Secret password, Origin origin) {
        Optional<Email> email = email(address);
        Optional<Credentials> found = email.flatMap(authentication::find);
        if (found.isEmpty()) {
            passwords.burn(
                    password, unknownAddress.schemeFor(email.map(Email::key).orElse(address)));
            refusedAttempts.ofNobody(RefusedAttempts.SIGN_IN, origin);
            throw refused();
        }
        if (!passwords.matches(password, found.get().passwordHash())) {
            throw refused(found.get(), origin);
        }
        return found.get();
    }

    /** Replaces an outdated hash. The sign-in succeeds without it, so if the lane is busy, the next sign-in does it. */
    private void upgradeHash(Credentials judged, Secret password) {
        if (!passwords.isOutdated(judged.passwordHash())) {
            return;
        }
        try {
            credentials.rehash(judged, passwords.hash(password));
        } catch (Failure busy) {
            log.info("A password keeps its old hash for now: {}", busy.detail());
        }
    }

    private static Optional<Email> email(String address) {
        try {
            return Optional.of(Email.parse(address));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private SignInOutcome.SignedIn signedIn(SignInSubject subject, OpenedSession session) {
        Grant.Terms terms = new Grant.Terms(
                permissions.of(subject.roles()).stream().map(Scope::value).collect(Collectors.toSet()),
                new Epochs(session.installationEpoch(), subject.epoch()),
                session.at());
        SignedToken access = tokens.sign(new Grant.ToUser(
                terms,
                subject.user().value(),
                session.id(),
                subject.roles().stream().map(Role::value).collect(Collectors.toSet()),
                session.amr(),
                session.authTime(),
                session.expiresAt()));
        return new SignInOutcome.SignedIn(access, session);
    }

    private Failure refused(Credentials of, Origin origin) {
        refusedAttempts.ofUser(RefusedAttempts.SIGN_IN, of.user(), origin);
        return refused();
    }

    private static Failure refused() {
        return Failure.unauthenticated("invalid_credentials", "Invalid email or password");
    }

    /** The result of the transaction of a sign-in. */
    private record Opened(SignInSubject subject, OpenedSession session) {}

    /** The result of the transaction of a refresh; without a subject it is a refusal. */
    private record Refreshed(@Nullable SignInSubject subject, Rotation rotation) {}
}

package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.credentials.CredentialService;
import io.gatehouse.accounts.credentials.Credentials;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out who a user is. Passwords are checked outside transactions, against what was read before; code that acts on the result
 * locks the user's row and verifies that nothing changed.
 */
public final class AuthenticationService {
    private final Transactions transactions;
    private final UserDao users;
    private final CredentialService credentials;
    private final LockedUsers locked;
    private final Passwords passwords;
    private final RefusedAttempts refused;

    AuthenticationService(
            Transactions transactions,
            UserDao users,
            CredentialService credentials,
            LockedUsers locked,
            Passwords passwords,
            RefusedAttempts refused) {
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
        this.locked = locked;
        this.passwords = passwords;
        this.refused = refused;
    }

    /** The credentials for an address, also of a disabled account; empty if nobody has the address. */
    public Optional<Credentials> find(Email email) {
        return transactions.read(() -> users.findCredentials(email));
    }

    /**
     * The user of credentials that passed the check, with the row locked against change until the caller's transaction ends;
     * empty if the account is disabled or deleted, or if its credentials have changed since the check.
     */
    public Optional<SignInSubject> hold(Credentials judged) {
        transactions.takeTurn(judged.user());
        return users.findForShare(judged.user())
                .filter(user -> user.isActive() && user.credentialVersion() == judged.version())
                .map(AuthenticationService::subject);
    }

    /** The user of a session that continues, with the row locked as above; empty if the account is disabled or deleted. */
    public Optional<SignInSubject> hold(UserId id) {
        transactions.takeTurn(id);
        return users.findForShare(id).filter(User::isActive).map(AuthenticationService::subject);
    }

    private static SignInSubject subject(User user) {
        return new SignInSubject(user.id(), user.roles(), user.epoch());
    }

    /** The credentials that the password matches; refuses with 403 if it is wrong. */
    Credentials requirePassword(Caller.User caller, Secret presented) {
        Credentials current =
                transactions.read(() -> users.findCredentials(caller.id())).orElseThrow(Caller::gone);
        if (!passwords.matches(presented, current.passwordHash())) {
            refused.ofUser(RefusedAttempts.REAUTHENTICATION, caller.id(), caller.origin());
            throw UserFailures.wrongPassword();
        }
        return current;
    }

    /** The locked row; refuses if the account was disabled or deleted, or its credentials changed, since the check. */
    User requireUnchanged(Credentials judged) {
        return locked.find(judged.user())
                .filter(user -> user.isActive() && user.credentialVersion() == judged.version())
                .orElseThrow(UserFailures::reauthenticationRequired);
    }

    /** Changes the password of a locked user. Earlier checks against the old password are no longer valid. */
    void setPassword(User user, String hash, Instant now) {
        user.changePassword(now);
        credentials.setPassword(user.id(), hash, now);
    }
}

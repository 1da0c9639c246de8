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
 * Who somebody is. Passwords are judged outside transactions, on what was read before; whatever follows from the judgement locks
 * the user's row and checks that it still says the same.
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

    /** The credentials of an address, of a switched-off account too; empty where nobody has the address. */
    public Optional<Credentials> find(Email email) {
        return transactions.read(() -> users.findCredentials(email));
    }

    /**
     * The user behind credentials that were judged right, with the row locked against change until the caller's transaction
     * ends; empty where the account is off or gone, or its credentials are no longer those that were judged.
     */
    public Optional<SignInSubject> hold(Credentials judged) {
        transactions.takeTurn(judged.user());
        return users.findForShare(judged.user())
                .filter(user -> user.isActive() && user.credentialVersion() == judged.version())
                .map(AuthenticationService::subject);
    }

    /** The user behind a session that is to go on, with the row locked as above; empty where the account is off or gone. */
    public Optional<SignInSubject> hold(UserId id) {
        transactions.takeTurn(id);
        return users.findForShare(id).filter(User::isActive).map(AuthenticationService::subject);
    }

    private static SignInSubject subject(User user) {
        return new SignInSubject(user.id(), user.roles(), user.epoch());
    }

    /** What the password was judged right against; refuses with 403 where it is wrong. */
    Credentials requirePassword(Caller.User caller, Secret presented) {
        Credentials current =
                transactions.read(() -> users.findCredentials(caller.id())).orElseThrow(Caller::gone);
        if (!passwords.matches(presented, current.passwordHash())) {
            refused.ofUser(RefusedAttempts.REAUTHENTICATION, caller.id(), caller.origin());
            throw UserFailures.wrongPassword();
        }
        return current;
    }

    /** The locked row, if its credentials are still those that were judged. */
    User requireUnchanged(Credentials judged) {
        return locked.find(judged.user())
                .filter(user -> user.isActive() && user.credentialVersion() == judged.version())
                .orElseThrow(UserFailures::reauthenticationRequired);
    }

    /** Gives a locked user another password. What was judged against the one before no longer counts. */
    void setPassword(User user, String hash, Instant now) {
        user.changePassword(now);
        credentials.setPassword(user.id(), hash, now);
    }
}

package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.passwords.HashMix;
import io.gatehouse.accounts.passwords.HashScheme;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.persistence.Transactions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what proves a user. Passwords are judged outside transactions, on what was read before; whatever follows from the
 * judgement locks the row and checks that it still says the same.
 */
public final class CredentialService {
    private final Transactions transactions;
    private final UserDao users;
    private final LockedUsers locked;
    private final Passwords passwords;
    private final RefusedAttempts refused;

    CredentialService(
            Transactions transactions,
            UserDao users,
            LockedUsers locked,
            Passwords passwords,
            RefusedAttempts refused) {
        this.transactions = transactions;
        this.users = users;
        this.locked = locked;
        this.passwords = passwords;
        this.refused = refused;
    }

    /** The credentials of an address, of a switched-off account too; empty where nobody has the address. */
    public Optional<Credentials> find(Email email) {
        return transactions.read(() -> users.findByEmailKey(email.key())).map(CredentialService::of);
    }

    /**
     * The user behind credentials that were judged right, with the row locked against change until the caller's transaction
     * ends; empty where the account is off or gone, or its credentials are no longer those that were judged.
     */
    public Optional<SignInSubject> hold(Credentials judged) {
        transactions.takeTurn(judged.user());
        return users.findForShare(judged.user())
                .filter(user -> user.isActive() && user.credentialVersion() == judged.version())
                .map(CredentialService::subject);
    }

    /** The user behind a session that is to go on, with the row locked as above; empty where the account is off or gone. */
    public Optional<SignInSubject> hold(UserId id) {
        transactions.takeTurn(id);
        return users.findForShare(id).filter(User::isActive).map(CredentialService::subject);
    }

    private static SignInSubject subject(User user) {
        return new SignInSubject(user.id(), user.roles(), user.epoch());
    }

    /** Stores the same password in another scheme, unless it was changed since it was judged. */
    public void rehash(Credentials judged, String replacement) {
        transactions.run(() -> users.replaceHash(judged.user(), judged.passwordHash(), replacement));
    }

    /** In what proportion the schemes of hashes occur, by a sample. */
    public HashMix hashMix() {
        Map<HashScheme, Long> counts = new LinkedHashMap<>();
        transactions
                .read(users::sampleHashes)
                .forEach((hash, count) ->
                        HashScheme.of(hash).ifPresent(scheme -> counts.merge(scheme, count, Long::sum)));
        counts.putIfAbsent(passwords.current(), 1L);
        return new HashMix(counts);
    }

    /** What the password was judged right against; refuses with 403 where it is wrong. */
    Credentials requirePassword(Caller.User caller, PresentedPassword presented) {
        Credentials credentials = transactions
                .read(() -> users.find(caller.id()))
                .map(CredentialService::of)
                .orElseThrow(Caller::gone);
        if (!passwords.matches(presented.secret(), credentials.passwordHash())) {
            refused.ofUser(RefusedAttempts.REAUTHENTICATION, caller.id(), caller.origin());
            throw UserFailures.wrongPassword();
        }
        return credentials;
    }

    /** The locked row, if its credentials are still those that were judged. */
    User requireUnchanged(Credentials judged) {
        return locked.find(judged.user())
                .filter(user -> user.isActive() && user.credentialVersion() == judged.version())
                .orElseThrow(UserFailures::reauthenticationRequired);
    }

    private static Credentials of(User user) {
        return new Credentials(user.id(), user.passwordHash(), user.credentialVersion());
    }
}

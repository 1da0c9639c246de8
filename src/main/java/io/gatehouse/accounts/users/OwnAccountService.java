package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.accounts.credentials.Credentials;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.EndReason;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What users do to their own accounts. If that needs their password, it is checked before the transaction opens; inside it, the
 * locked row must still be what the password was checked against.
 */
public final class OwnAccountService {
    private final Duration reauthenticationWithin;
    private final boolean isPrivate;
    private final Callers callers;
    private final UserDao users;
    private final LockedUsers locked;
    private final UserEvents events;
    private final StaffRules rules;
    private final AuthenticationService authentication;
    private final Passwords passwords;
    private final SessionService sessions;
    private final Clock clock;

    OwnAccountService(
            UsersConfiguration configuration,
            Callers callers,
            UserDao users,
            LockedUsers locked,
            UserEvents events,
            StaffRules rules,
            AuthenticationService authentication,
            Passwords passwords,
            SessionService sessions,
            Clock clock) {
        this.reauthenticationWithin = configuration.reauthenticationWithin().toJavaDuration();
        this.isPrivate = configuration.registrationPrivacy();
        this.callers = callers;
        this.users = users;
        this.locked = locked;
        this.events = events;
        this.rules = rules;
        this.authentication = authentication;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Changes name and address; a new address needs a recent sign-in or the password. It takes effect at once or, if registration
     * is private, after it is verified, so that nobody learns which addresses have an account.
     *
     * @param expected refuses if the account is not in the state that the caller wants to change
     */
    AccountView change(Caller.User caller, UserChange change, Consumer<? super AccountView> expected) {
        Optional<Credentials> judged = moves(caller.id(), change) ? proof(caller, change) : Optional.empty();
        return UserFailures.unique(() -> callers.write(caller, caller.id(), actor -> {
            User user = judged.map(authentication::requireUnchanged).orElseGet(() -> lock(caller.id()));
            expected.accept(AccountView.of(user));
            change(actor, user, change);
            return AccountView.of(user);
        }));
    }

    /** Deletes the account permanently. */
    void delete(Caller.User caller, Secret password, Consumer<? super AccountView> expected) {
        Credentials judged = authentication.requirePassword(caller, password);
        callers.run(caller, caller.id(), actor -> {
            User user = authentication.requireUnchanged(judged);
            expected.accept(AccountView.of(user));
            rules.requireAnotherAdmin(user);
            locked.delete(user);
            events.deleted(actor, caller.id());
        });
    }

    /** Changes the password and ends every other session, or all of them. */
    void changePassword(Caller.User caller, Secret current, Secret chosen, boolean endsThisSession) {
        Credentials judged = authentication.requirePassword(caller, current);
        String hash = passwords.hash(chosen);
        callers.run(caller, caller.id(), actor -> {
            User user = authentication.requireUnchanged(judged);
            authentication.setPassword(user, hash, clock.instant());
            events.passwordChanged(actor, caller.id());
            if (endsThisSession) {
                user.endAllTokens();
                sessions.endAll(actor, caller.id(), EndReason.PASSWORD_CHANGED);
            } else {
                sessions.endOthers(actor, caller.id(), caller.sessionId(), EndReason.PASSWORD_CHANGED);
            }
        });
    }

    /** Ends all sessions and tokens. */
    public void signOutEverywhere(Caller.User caller) {
        callers.run(caller, caller.id(), actor -> {
            lock(caller.id()).endAllTokens();
            sessions.endAll(actor, caller.id(), EndReason.SIGNED_OUT);
            events.signedOutEverywhere(actor, caller.id());
        });
    }

    private void change(Actor actor, User user, UserChange change) {
        String before = user.email();
        change.name()
                .filter(name -> user.rename(name, clock.instant()))
                .ifPresent(name -> events.renamed(actor, user.id()));
        change.email().filter(email -> !email.address().equals(before)).ifPresent(email -> {
            if (isPrivate && !user.hasKeyOf(email)) {
                // Applying or refusing it now would reveal whether somebody has the address. Verification decides.
                user.propose(email, clock.instant());
                events.proposed(actor, user.id(), email.address());
                return;
            }
            user.changeEmail(email, clock.instant());
            events.moved(actor, user, before);
        });
    }

    /** From the database: what this node remembers must not decide what is written. */
    private boolean moves(UserId id, UserChange change) {
        return change.email().isPresent()
                && !callers.read(() -> users.find(id).map(User::email))
                        .orElseThrow(Caller::gone)
                        .equals(change.email().get().address());
    }

    /** Checks the password, because a stolen token alone must not move an account; empty if the sign-in is recent enough. */
    private Optional<Credentials> proof(Caller.User caller, UserChange change) {
        if (!caller.authTime().plus(reauthenticationWithin).isBefore(clock.instant())) {
            return Optional.empty();
        }
        Secret presented = change.currentPassword().orElseThrow(UserFailures::reauthenticationRequired);
        return Optional.of(authentication.requirePassword(caller, presented));
    }

    private User lock(UserId id) {
        return locked.find(id).orElseThrow(Caller::gone);
    }
}

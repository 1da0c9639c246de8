package io.gatehouse.platform.audit;

import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records refused attempts to authenticate. For each account in the audit trail, and for each address in the log, it writes the
 * first attempt of each minute, and then how many followed. So an attacker who guesses can fill neither of them.
 *
 * <p>Attempts are counted in memory and written by another thread, so a request takes the same time for an account that exists as
 * for one that does not. What the client sent is never stored, because it may be a password in the wrong field.
 */
public final class RefusedAttempts {
    public static final String SIGN_IN = "user.sign_in_refused";
    public static final String REAUTHENTICATION = "user.reauthentication_refused";
    public static final String CLIENT = "client.authentication_refused";

    private static final Logger log = LoggerFactory.getLogger(RefusedAttempts.class);

    /** The subject of attempts on unknown accounts, and of all attempts beyond the bound. */
    private static final AuditEvent.Subject NOBODY = new AuditEvent.Subject("installation", "installation");

    private static final String MANY_ADDRESSES = "many addresses";

    private final AuditTrail trail;
    private final Tallies<Account> accounts;
    private final Tallies<Source> sources;
    private final List<AuditEvent> pending = new ArrayList<>();

    RefusedAttempts(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.accounts = new Tallies<>(clock, account -> new Account(account.kind(), NOBODY));
        this.sources = new Tallies<>(clock, source -> new Source(source.kind(), MANY_ADDRESSES));
    }

    /** Counts a failed attempt to authenticate as this user. */
    public void ofUser(String kind, UserId user, Origin origin) {
        count(kind, new AuditEvent.Subject("user", user.toString()), origin);
    }

    /** Counts a failed attempt to authenticate as an account that does not exist. */
    public void ofNobody(String kind, Origin origin) {
        count(kind, NOBODY, origin);
    }

    private void count(String kind, AuditEvent.Subject subject, Origin origin) {
        accounts.count(new Account(kind, subject), origin);
        sources.count(new Source(kind, origin.address()), origin);
    }

    /** Writes every second what is due, and the rest at the end of the service. */
    @SuppressWarnings("FutureReturnValueIgnored") // The schedule ends with the executor; tell() never throws.
    void register(LifecycleEnvironment lifecycle) {
        ScheduledExecutorService executor = lifecycle
                .scheduledExecutorService("refused-attempts-%d", true)
                .threads(1)
                .build();
        executor.scheduleWithFixedDelay(() -> tell(false), 1, 1, TimeUnit.SECONDS);
        lifecycle.manage(new Managed() {
            @Override
            public void stop() {
                tell(true);
            }
        });
    }

    /** Writes what is due. Events that the trail does not accept stay for the next call. */
    synchronized void tell(boolean isAll) {
        sources.due(isAll)
                .forEach(due -> log.info(
                        "{} from {}: {}",
                        due.key().kind(),
                        due.key().address(),
                        due.isFirst() ? "1" : due.attempts() + " more within a minute"));
        accounts.due(isAll).forEach(due -> pending.add(event(due)));
        try {
            trail.append(pending);
            pending.clear();
        } catch (RuntimeException e) {
            log.debug("Refused attempts wait for the trail", e);
            while (pending.size() > Tallies.MOST) {
                pending.remove(0);
            }
        }
    }

    private static AuditEvent event(Tallies.Due<Account> due) {
        return AuditEvent.of(
                        due.key().kind(),
                        Actor.anonymous(due.origin()),
                        due.key().subject())
                .with("attempts", Integer.toString(due.attempts()));
    }

    /** The key by which attempts are counted for the audit trail. */
    private record Account(String kind, AuditEvent.Subject subject) {}

    /** The key by which attempts are counted for the log. */
    private record Source(String kind, String address) {}
}

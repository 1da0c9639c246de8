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
 * Refused proofs of who somebody is: of each minute the first stands in the trail for each account and in the log for each
 * address, and then how many followed, so that whoever guesses fills neither.
 *
 * <p>What is refused is counted in memory and written down by another thread: a request takes as long for an account that exists
 * as for one that does not. What was typed is kept nowhere, since it may be a password in the wrong field.
 */
public final class RefusedAttempts {
    public static final String SIGN_IN = "user.sign_in_refused";
    public static final String REAUTHENTICATION = "user.reauthentication_refused";
    public static final String CLIENT = "client.authentication_refused";

    private static final Logger log = LoggerFactory.getLogger(RefusedAttempts.class);

    /** Of accounts that nobody knows, and of all beyond the bound. */
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

    /** Somebody did not prove to be this user. */
    public void ofUser(String kind, UserId user, Origin origin) {
        count(kind, new AuditEvent.Subject("user", user.toString()), origin);
    }

    /** Somebody did not prove to be whom nobody here is. */
    public void ofNobody(String kind, Origin origin) {
        count(kind, NOBODY, origin);
    }

    private void count(String kind, AuditEvent.Subject subject, Origin origin) {
        accounts.count(new Account(kind, subject), origin);
        sources.count(new Source(kind, origin.address()), origin);
    }

    /** Writes down each second what is due, and the rest at the end of the service. */
    @SuppressWarnings("FutureReturnValueIgnored") // The executor's end is the schedule's end; telling never throws.
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

    /** What the trail does not take stays for the next time. */
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

    /** Who was not proved. */
    private record Account(String kind, AuditEvent.Subject subject) {}

    /** From where. */
    private record Source(String kind, String address) {}
}

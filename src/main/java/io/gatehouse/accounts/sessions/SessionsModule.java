package io.gatehouse.accounts.sessions;

import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;

/** Builds what keeps sessions. */
public final class SessionsModule {
    public static final List<Class<?>> ENTITIES = List.of(Session.class);

    private final SessionService service;

    public SessionsModule(
            SessionsConfiguration configuration,
            SessionFactory sessions,
            Transactions transactions,
            Ids ids,
            Clock clock,
            SecureRandom random) {
        this.service = new SessionService(configuration, transactions, new SessionDao(sessions), ids, clock, random);
    }

    public SessionService service() {
        return service;
    }
}

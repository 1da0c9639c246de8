package io.gatehouse.accounts.sessions;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.Changes;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;

/** Builds the services that manage sessions. */
public final class SessionsModule {
    public static final List<Class<?>> ENTITIES = List.of(Session.class);

    private final SessionService service;
    private final AllSessions all;

    public SessionsModule(
            SessionsConfiguration configuration,
            SessionFactory factory,
            Transactions transactions,
            Callers callers,
            InstallationService installation,
            Changes changes,
            AuditTrail audit,
            Ids ids,
            Clock clock,
            SecureRandom random) {
        SessionDao sessions = new SessionDao(factory);
        SessionEvents events = new SessionEvents(changes, audit);
        Grace grace = new Grace(configuration.grace().toJavaDuration(), changes::silencesSince);
        this.service = new SessionService(
                configuration, transactions, callers, sessions, events, grace, installation, ids, clock, random);
        this.all = new AllSessions(configuration, transactions, sessions, events, installation);
    }

    public SessionService service() {
        return service;
    }

    public AllSessions all() {
        return all;
    }

    public void register(JerseyEnvironment jersey) {
        jersey.register(new SessionsResource(service));
    }
}

package io.gatehouse.accounts.clients;

import io.gatehouse.accounts.access.TokenLiveness;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;

/** Builds the services that manage service clients. */
public final class ClientsModule {
    public static final List<Class<?>> ENTITIES = ClientDao.ENTITIES;

    private final ClientService service;
    private final ClientDirectory directory;
    private final TokenLiveness liveness;

    public ClientsModule(
            SessionFactory factory,
            Transactions transactions,
            InstallationService installation,
            ChangesModule changes,
            AuditTrail audit,
            Ids ids,
            Clock clock,
            SecureRandom random) {
        ClientDao clients = new ClientDao(factory);
        this.service = new ClientService(
                transactions, clients, new ClientEvents(changes.changes(), audit), ids, clock, random);
        this.directory = new ClientDirectory(transactions, clients, installation, changes.feed(), clock);
        this.liveness = new ClientLiveness(factory, transactions);
    }

    public ClientService service() {
        return service;
    }

    /** Only for tokens of clients. */
    public TokenLiveness liveness() {
        return liveness;
    }

    public ClientDirectory directory() {
        return directory;
    }
}

package io.gatehouse.platform.secrets;

import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Builds the services that seal and derive keys. */
public final class SecretsModule {
    public static final List<Class<?>> ENTITIES = List.of(Installation.class);

    private final Seal seal;
    private final InstallationService installation;
    private final Nodes nodes;

    public SecretsModule(
            MasterKeys masterKeys,
            SessionFactory sessions,
            Transactions transactions,
            Clock clock,
            SecureRandom random) {
        this.seal = new Seal(masterKeys, random);
        this.installation = new InstallationService(transactions, new InstallationDao(sessions), seal, clock, random);
        UUID node = new UUID(random.nextLong(), random.nextLong());
        this.nodes = new Nodes(transactions, new NodeDao(sessions), masterKeys, seal, node);
    }

    /** Whether this database is an installation: whether it has a root secret, under whatever master key. */
    public static boolean isInstalled(SessionFactory sessions, Transactions transactions) {
        return transactions.read(new InstallationDao(sessions)::find).isPresent();
    }

    public Seal seal() {
        return seal;
    }

    public Nodes nodes() {
        return nodes;
    }

    public InstallationService installation() {
        return installation;
    }
}

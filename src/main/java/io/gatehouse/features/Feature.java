package io.gatehouse.features;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.commands.Verbs;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.RowCount;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;

/** A feature beside the accounts, such as a resource that users own. All but {@link #register} says the same at any time. */
public interface Feature {
    /** What Hibernate maps. */
    default List<Class<?>> entities() {
        return List.of();
    }

    /** The rows that triggers count, for {@code db recount}. */
    default List<RowCount> counts() {
        return List.of();
    }

    /** The scopes that it asks for, each with the roles that bring it. A service client may be given any. */
    default Map<Scope, Set<Role>> scopes() {
        return Map.of();
    }

    /** Its commands, which run while the service runs or not. */
    default List<Verbs<Parts>> commands() {
        return List.of();
    }

    /** Builds the feature of what it is given and registers its routes. Called once, at the start of the service. */
    void register(Parts parts, JerseyEnvironment jersey);

    /**
     * What the service gives a feature.
     *
     * @param sessions for DAOs
     * @param callers opens the transactions of services, for who asks
     * @param audit takes the events that a service writes in its transactions
     * @param ids makes the ids of rows
     */
    record Parts(SessionFactory sessions, Callers callers, AuditTrail audit, Ids ids, Clock clock) {}
}

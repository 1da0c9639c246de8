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

/** A feature other than the accounts, such as a resource of users. All methods but {@link #register} always return the same. */
public interface Feature {
    /** What Hibernate maps. */
    default List<Class<?>> entities() {
        return List.of();
    }

    /** The rows that triggers count, for {@code db recount}. */
    default List<RowCount> counts() {
        return List.of();
    }

    /** Its scopes, each with the roles that include it. A service client may be given any of them. */
    default Map<Scope, Set<Role>> scopes() {
        return Map.of();
    }

    /** Its commands, which work whether the service runs or not. */
    default List<Verbs<Parts>> commands() {
        return List.of();
    }

    /** Builds the feature from the parts and registers its routes. Called once, when the service starts. */
    void register(Parts parts, JerseyEnvironment jersey);

    /**
     * What the service gives a feature.
     *
     * @param sessions for DAOs
     * @param callers opens the transactions of services, on behalf of the caller
     * @param audit records the events that a service writes in its transactions
     * @param ids makes the ids of rows
     */
    record Parts(SessionFactory sessions, Callers callers, AuditTrail audit, Ids ids, Clock clock) {}
}

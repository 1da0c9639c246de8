package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Reads and writes {@code service_clients} and {@code client_secrets}. */
class ClientDao {
    static final List<Class<?>> ENTITIES = List.of(ServiceClient.class, ClientSecret.class);

    private static final PageQuery<ServiceClient> OLDEST_FIRST = PageQuery.ascending(
            ServiceClient.class,
            new PageQuery.Key<>("createdAt", ServiceClient::createdAt, Instant::parse),
            new PageQuery.Key<>("id", client -> client.id().value(), id -> id));

    private final SessionFactory sessions;

    ClientDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    Optional<ServiceClient> find(ClientId id) {
        return Optional.ofNullable(session().find(ServiceClient.class, id.value()));
    }

    /** The row under a lock that keeps every other writer waiting until this transaction ends. */
    Optional<ServiceClient> findForChange(ClientId id) {
        return Optional.ofNullable(session().find(ServiceClient.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Oldest first. */
    Page<ServiceClient> list(PageRequest request) {
        Conditions all = new Conditions();
        return OLDEST_FIRST.read(session(), all, request, OLDEST_FIRST.exactTotal(session(), all));
    }

    /** All secrets of a client, expired ones too, oldest first. */
    List<ClientSecret> listSecrets(ClientId id) {
        return session()
                .createSelectionQuery(
                        "from ClientSecret where clientId = :client order by createdAt, id", ClientSecret.class)
                .setParameter("client", id.value())
                .getResultList();
    }

    void insert(ServiceClient client) {
        session().persist(client);
        // The secrets refer to it by id alone, so Hibernate does not know which to write first.
        session().flush();
    }

    void insert(ClientSecret secret) {
        session().persist(secret);
    }

    void delete(ServiceClient client) {
        session().remove(client);
    }

    void delete(ClientSecret secret) {
        session().remove(secret);
    }

    private Session session() {
        return sessions.getCurrentSession();
    }
}

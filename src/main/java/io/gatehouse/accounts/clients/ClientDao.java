package io.gatehouse.accounts.clients;

import io.dropwizard.hibernate.AbstractDAO;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** Reads and writes {@code service_clients} and {@code client_secrets}. */
class ClientDao extends AbstractDAO<ServiceClient> {
    static final List<Class<?>> ENTITIES = List.of(ServiceClient.class, ClientSecret.class);

    private static final PageQuery<ServiceClient> OLDEST_FIRST = PageQuery.ascending(
            ServiceClient.class,
            new PageQuery.Key<>("createdAt", ServiceClient::createdAt, Instant::parse),
            new PageQuery.Key<>("id", client -> client.id().value(), id -> id));

    ClientDao(SessionFactory sessions) {
        super(sessions);
    }

    Optional<ServiceClient> find(ClientId id) {
        return Optional.ofNullable(currentSession().find(ServiceClient.class, id.value()));
    }

    /** Locks the row, so that every other writer waits until this transaction ends. */
    Optional<ServiceClient> findForChange(ClientId id) {
        return Optional.ofNullable(
                currentSession().find(ServiceClient.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Oldest first. */
    Page<ServiceClient> list(PageRequest request) {
        return OLDEST_FIRST.read(currentSession(), new Conditions(), request);
    }

    /** All secrets of a client, expired ones too, oldest first. */
    List<ClientSecret> listSecrets(ClientId id) {
        return currentSession()
                .createSelectionQuery(
                        "from ClientSecret where clientId = :client order by createdAt, id", ClientSecret.class)
                .setParameter("client", id.value())
                .getResultList();
    }

    void insert(ServiceClient client) {
        currentSession().persist(client);
        // The secrets refer to it only by id, so Hibernate does not know which to write first.
        currentSession().flush();
    }

    void insert(ClientSecret secret) {
        currentSession().persist(secret);
    }

    void delete(ServiceClient client) {
        currentSession().remove(client);
    }

    void delete(ClientSecret secret) {
        currentSession().remove(secret);
    }
}

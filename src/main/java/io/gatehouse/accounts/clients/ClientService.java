package io.gatehouse.accounts.clients;

import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The life cycle of service clients. Whatever takes permissions away takes effect on every node within a second: the same
 * transaction raises the epoch under the row's lock and publishes that in the feed.
 */
public final class ClientService {
    private final Transactions transactions;
    private final ClientDao clients;
    private final ClientEvents events;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;

    ClientService(
            Transactions transactions,
            ClientDao clients,
            ClientEvents events,
            Ids ids,
            Clock clock,
            SecureRandom random) {
        this.transactions = transactions;
        this.clients = clients;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    public IssuedClient create(Actor actor, NewClient wanted) {
        Secret secret = SecretHash.newSecret(random);
        return transactions.write(() -> {
            Instant now = clock.instant();
            ServiceClient client = new ServiceClient(ClientId.of(ids.next()), wanted, now);
            clients.insert(client);
            ClientSecret row = new ClientSecret(ids.next(), client.id(), SecretHash.of(secret), now);
            clients.insert(row);
            events.created(withScopes(ClientEvents.event("created", actor, client), wanted.scopes()));
            return new IssuedClient(ClientView.of(client, List.of(row), now), secret);
        });
    }

    public ClientView find(ClientId id) {
        return transactions.read(() -> clients.find(id).map(this::view).orElseThrow(() -> notFound(id)));
    }

    public Page<ClientView> list(PageRequest request) {
        return transactions.read(() -> clients.list(request).map(this::view));
    }

    /**
     * Gives the client a new secret. The old one stays valid for the overlap; without an overlap, it and all tokens of the client
     * end at once. At most two secrets are valid at a time: while there are two, a rotation must have no overlap.
     */
    public IssuedClient rotateSecret(Actor actor, ClientId id, Duration overlap) {
        Secret secret = SecretHash.newSecret(random);
        ClientView changed = change(id, (client, now) -> {
            AuditEvent event =
                    ClientEvents.event("secret_rotated", actor, client).with("overlap", overlap.toString());
            if (overlap.isZero()) {
                clients.listSecrets(id).forEach(clients::delete);
                client.endTokens(now);
                events.ended(client, event);
            } else {
                retire(id, now, overlap);
                client.touch(now);
                events.changed(client, event);
            }
            clients.insert(new ClientSecret(ids.next(), id, SecretHash.of(secret), now));
        });
        return new IssuedClient(changed, secret);
    }

    /** Replaces the client's scopes; its tokens end. */
    public ClientView setScopes(Actor actor, ClientId id, Set<Scope> scopes) {
        return change(id, (client, now) -> {
            client.allow(scopes, now);
            events.ended(client, withScopes(ClientEvents.event("scopes_changed", actor, client), scopes));
        });
    }

    /** Disables the client; its tokens end. Does nothing if it is disabled already. */
    public ClientView disable(Actor actor, ClientId id) {
        return change(id, (client, now) -> {
            if (client.isActive()) {
                client.disable(now);
                events.ended(client, ClientEvents.event("disabled", actor, client));
            }
        });
    }

    /** Enables the client again, with its present secrets; tokens that have ended stay ended. */
    public ClientView enable(Actor actor, ClientId id) {
        return change(id, (client, now) -> {
            if (!client.isActive()) {
                client.enable(now);
                events.changed(client, ClientEvents.event("enabled", actor, client));
            }
        });
    }

    /** Ends all tokens of the client; it may get new ones. Does nothing if the client was deleted, which ended them. */
    public void endTokens(Actor actor, ClientId id) {
        transactions.run(() -> clients.findForChange(id).ifPresent(client -> {
            client.endTokens(clock.instant());
            events.ended(client, ClientEvents.event("tokens_ended", actor, client));
        }));
    }

    /** Deletes the client, its secrets and its tokens permanently. */
    public void delete(Actor actor, ClientId id) {
        transactions.run(() -> {
            ServiceClient client = clients.findForChange(id).orElseThrow(() -> notFound(id));
            events.deleted(client, ClientEvents.event("deleted", actor, client));
            clients.delete(client);
        });
    }

    private ClientView change(ClientId id, BiConsumer<ServiceClient, Instant> change) {
        return transactions.write(() -> {
            ServiceClient client = clients.findForChange(id).orElseThrow(() -> notFound(id));
            change.accept(client, clock.instant());
            return view(client);
        });
    }

    /** Lets the current secret end after the overlap, and deletes secrets that have expired. */
    private void retire(ClientId id, Instant now, Duration overlap) {
        List<ClientSecret> secrets = clients.listSecrets(id);
        secrets.stream().filter(secret -> !secret.isAliveAt(now)).forEach(clients::delete);
        List<ClientSecret> alive =
                secrets.stream().filter(secret -> secret.isAliveAt(now)).toList();
        if (alive.size() > 1) {
            throw Failure.conflict(
                    "secret_rotation_under_way",
                    "Two secrets of this client are good already: wait until "
                            + alive.get(0).expiresAt() + ", or end both at once with an overlap of 0s");
        }
        alive.forEach(secret -> secret.expireAt(now.plus(overlap)));
    }

    private ClientView view(ServiceClient client) {
        return ClientView.of(client, clients.listSecrets(client.id()), clock.instant());
    }

    private static AuditEvent withScopes(AuditEvent event, Set<Scope> scopes) {
        return event.with("scopes", scopes.stream().map(Scope::value).sorted().collect(Collectors.joining(" ")));
    }

    private static Failure notFound(ClientId id) {
        return Failure.notFound("There is no client " + id);
    }
}

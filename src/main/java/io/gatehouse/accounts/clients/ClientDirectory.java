package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Feed;
import io.gatehouse.platform.changes.Follower;
import io.gatehouse.platform.changes.Remembered;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Finds the client of each request: from memory, as long as the feed of changes keeps that up to date. */
public final class ClientDirectory {
    /** Each about 500 bytes. */
    private static final int REMEMBERED = 10_000;

    private final Transactions transactions;
    private final ClientDao clients;
    private final InstallationService installation;
    private final Feed feed;
    private final Clock clock;
    private final Remembered<String, RegisteredClient> remembered = new Remembered<>(REMEMBERED, this::read);

    ClientDirectory(
            Transactions transactions, ClientDao clients, InstallationService installation, Feed feed, Clock clock) {
        this.transactions = transactions;
        this.clients = clients;
        this.installation = installation;
        this.feed = feed;
        this.clock = clock;
        feed.follow(remembered.follower(Change.Kind.CLIENT, Function.identity()));
        feed.follow(new InstallationFollower());
    }

    /** The client, active or disabled; empty if there is none. Must not be called in a transaction. */
    public Optional<RegisteredClient> find(ClientId id) {
        return feed.isFresh() ? remembered.find(id.value()) : read(id.value());
    }

    /** The client, if it is active and the secret is one of its own. */
    public Optional<RegisteredClient> authenticate(String id, Secret secret) {
        return parse(id)
                .flatMap(this::find)
                .filter(RegisteredClient::isActive)
                .filter(client -> client.knows(secret, clock.instant()));
    }

    private static Optional<ClientId> parse(String id) {
        try {
            return Optional.of(ClientId.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<RegisteredClient> read(String id) {
        ClientId known = new ClientId(id);
        return transactions.read(() -> clients.find(known)
                .map(client -> new RegisteredClient(client, clients.listSecrets(known), installation.epoch())));
    }

    /** Each remembered client contains the epoch of the installation, so a change of that epoch makes all of them outdated. */
    private final class InstallationFollower implements Follower {
        @Override
        public void changed(Change change) {
            if (change.subject().kind() == Change.Kind.INSTALLATION) {
                remembered.forgetAll();
            }
        }

        @Override
        public void forget() {
            remembered.forgetAll();
        }
    }
}

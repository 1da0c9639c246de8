package io.gatehouse.accounts.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dropwizard.util.Duration;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.audit.Trails;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.ChangesConfiguration;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import io.gatehouse.platform.secrets.SecretsModule;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of clients, on two nodes: one that changes them and one that only reads the feed. */
class ClientServiceTest {
    private static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "test", new Origin("-", "local", ""));

    private static TestDatabase database;
    private static SecretsModule secrets;

    private final SettableClock clock = new SettableClock(
            Clock.tick(Clock.systemUTC(), java.time.Duration.ofNanos(1_000)).instant());
    private final Node here = new Node();
    private final Node there = new Node();

    @BeforeAll
    static void migrate() throws Exception {
        List<Class<?>> entities = Stream.of(SecretsModule.ENTITIES, ClientsModule.ENTITIES)
                .flatMap(List::stream)
                .toList();
        database = TestDatabase.lent("clients", entities);
        SecureRandom random = new SecureRandom();
        Secret masterKey = new Secret(Base64.getEncoder().encodeToString(new byte[32]));
        MasterKeys ring =
                MasterKeys.load(new SecretsConfiguration(masterKey, new Secret("")), false, Path.of("unused"), random);
        secrets = new SecretsModule(ring, database.sessions(), database.transactions(), Clock.systemUTC(), random);
        boolean unused = secrets.installation().make();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void start() throws InterruptedException {
        here.changes.feed().start();
        there.changes.feed().start();
        await().until(() ->
                here.changes.feed().isLoaded() && there.changes.feed().isLoaded());
    }

    @AfterEach
    void stop() throws InterruptedException {
        here.changes.feed().stop();
        there.changes.feed().stop();
    }

    private IssuedClient create(Scope... scopes) {
        return here.clients
                .service()
                .create(OPERATOR, new NewClient(ClientName.parse("shop"), Set.of(scopes), Optional.empty()));
    }

    private static ClientId idOf(IssuedClient issued) {
        return new ClientId(issued.client().id());
    }

    @Test
    void aClientIsKnownByItsSecretAlone() {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);

        assertThat(there.knows(shop.client().id(), shop.secret())).isTrue();
        assertThat(there.knows(shop.client().id(), new Secret("gh_another"))).isFalse();
        assertThat(there.knows(create(Scope.TOKENS_REVOKE).client().id(), shop.secret()))
                .isFalse();
        assertThat(there.knows("svc_0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e", shop.secret()))
                .isFalse();
        assertThat(there.knows("gatehouse", shop.secret())).isFalse();
    }

    @Test
    void theSecretItselfIsStoredNowhere() throws Exception {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);

        assertThat(shop.secret().reveal()).matches("gh_[A-Za-z0-9_-]{43}");
        assertThat(database.ask("select count(*) from client_secrets s where s::text like '%"
                        + shop.secret().reveal().substring(3) + "%'"))
                .isEqualTo("0");
    }

    @Test
    void aKnownClientCostsNoStatement() throws Exception {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        there.knows(shop.client().id(), shop.secret());

        database.execute("alter table service_clients rename to hidden");
        try {
            assertThat(there.knows(shop.client().id(), shop.secret())).isTrue();
        } finally {
            database.execute("alter table hidden rename to service_clients");
        }
    }

    @Test
    void twoSecretsAreGoodWhileTheyOverlap() {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        there.knows(shop.client().id(), shop.secret());

        IssuedClient rotated = here.clients.service().rotateSecret(OPERATOR, idOf(shop), java.time.Duration.ofHours(1));

        assertThat(here.knows(shop.client().id(), shop.secret())).isTrue();
        await().until(() -> there.knows(shop.client().id(), rotated.secret()));
        assertThat(there.knows(shop.client().id(), shop.secret())).isTrue();
        clock.advance(java.time.Duration.ofHours(1));
        assertThat(here.knows(shop.client().id(), shop.secret())).isFalse();
        assertThat(here.knows(shop.client().id(), rotated.secret())).isTrue();
    }

    @Test
    void aThirdSecretWaitsForTheEndOfTheFirst() {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        java.time.Duration hour = java.time.Duration.ofHours(1);
        here.clients.service().rotateSecret(OPERATOR, idOf(shop), hour);

        assertThatThrownBy(() -> here.clients.service().rotateSecret(OPERATOR, idOf(shop), hour))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("Two secrets of this client are good already: wait until ");
        clock.advance(hour);
        assertThat(here.clients
                        .service()
                        .rotateSecret(OPERATOR, idOf(shop), hour)
                        .client()
                        .secrets())
                .hasSize(2);
    }

    @Test
    void withoutAnOverlapTheOldSecretAndItsTokensEndAtOnce() {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        there.knows(shop.client().id(), shop.secret());

        here.clients.service().rotateSecret(OPERATOR, idOf(shop), java.time.Duration.ZERO);

        assertThat(here.knows(shop.client().id(), shop.secret())).isFalse();
        await().until(() -> !there.knows(shop.client().id(), shop.secret()));
        assertThat(there.refuses(shop, 0)).isTrue();
        assertThat(there.refuses(shop, 1)).isFalse();
    }

    @Test
    void aDisabledClientIsRefusedEverywhereAndItsTokensStayEnded() {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        there.knows(shop.client().id(), shop.secret());

        here.clients.service().disable(OPERATOR, idOf(shop));

        assertThat(here.knows(shop.client().id(), shop.secret())).isFalse();
        await().until(() -> there.refuses(shop, 0));
        assertThat(there.knows(shop.client().id(), shop.secret())).isFalse();
        here.clients.service().enable(OPERATOR, idOf(shop));
        await().until(() -> there.knows(shop.client().id(), shop.secret()));
        assertThat(there.refuses(shop, 0)).isTrue();
        assertThat(there.refuses(shop, 1)).isFalse();
    }

    @Test
    void otherScopesEndTheTokensOfBefore() {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        there.knows(shop.client().id(), shop.secret());

        here.clients.service().setScopes(OPERATOR, idOf(shop), Set.of(Scope.REVOCATIONS_READ));

        await().until(() -> there.refuses(shop, 0));
        assertThat(there.clients.directory().find(idOf(shop)).orElseThrow().scopes())
                .containsExactly(Scope.REVOCATIONS_READ);
    }

    @Test
    void ofADeletedClientNothingIsLeft() throws Exception {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        there.knows(shop.client().id(), shop.secret());

        here.clients.service().delete(OPERATOR, idOf(shop));

        await().until(() -> there.refuses(shop, 0));
        assertThat(there.knows(shop.client().id(), shop.secret())).isFalse();
        assertThat(database.ask("select count(*) from client_secrets where client_id = '"
                        + shop.client().id() + "'"))
                .isEqualTo("0");
        assertThatThrownBy(() -> here.clients.service().find(idOf(shop)))
                .hasMessage("There is no client " + shop.client().id());
    }

    @Test
    void theEpochOfTheInstallationIsReadAnewWhenItRises() {
        IssuedClient shop = create(Scope.TOKENS_REVOKE);
        RegisteredClient before = there.clients.directory().find(idOf(shop)).orElseThrow();

        long raised = database.transactions().write(() -> {
            long epoch = secrets.installation().epoch() + 1;
            database.sessions()
                    .getCurrentSession()
                    .createNativeMutationQuery("update installation set epoch = epoch + 1")
                    .executeUpdate();
            here.changes
                    .changes()
                    .publish(Change.raise(Change.Kind.INSTALLATION, Change.Subject.INSTALLATION, epoch, false));
            return epoch;
        });

        assertThat(before.installationEpoch()).isEqualTo(raised - 1);
        await().until(() ->
                there.clients.directory().find(idOf(shop)).orElseThrow().installationEpoch() == raised);
    }

    @Test
    void clientsAreListedOldestFirst() {
        IssuedClient first = create(Scope.TOKENS_REVOKE);
        clock.advance(java.time.Duration.ofSeconds(1));
        IssuedClient second = create(Scope.TOKENS_REVOKE);

        assertThat(here.clients.service().list(new PageRequest(1, 100)).rows())
                .extracting(ClientView::id)
                .containsSubsequence(first.client().id(), second.client().id());
    }

    /** The memory of one node. */
    private final class Node {
        private final ChangesModule changes = new ChangesModule(
                new ChangesConfiguration(Duration.milliseconds(50), true, 1_000),
                java.time.Duration.ofSeconds(2),
                database.database(),
                database.sessions(),
                database.transactions(),
                () -> java.time.Duration.ofMinutes(15),
                Clock.systemUTC());
        private final ClientsModule clients = new ClientsModule(
                database.sessions(),
                database.transactions(),
                secrets.installation(),
                changes,
                Trails.on(database, secrets, clock),
                new Ids(Clock.systemUTC(), new SecureRandom()),
                clock,
                new SecureRandom());

        boolean knows(String id, Secret secret) {
            return clients.directory().authenticate(id, secret).isPresent();
        }

        boolean refuses(IssuedClient client, long epoch) {
            return changes.feed()
                    .findEnded(Change.Kind.CLIENT, client.client().id(), epoch)
                    .isPresent();
        }
    }
}

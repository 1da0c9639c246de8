package io.gatehouse;

import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.accounts.clients.ClientsModule;
import io.gatehouse.accounts.credentials.CredentialsModule;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.SessionsModule;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.accounts.users.UsersModule;
import java.util.List;
import java.util.stream.Stream;

/** Builds the modules for users and service clients on top of {@link Platform}, in level order. */
final class Accounts {
    static final List<Class<?>> ENTITIES = Stream.of(
                    TokensModule.ENTITIES, SessionsModule.ENTITIES, ClientsModule.ENTITIES, UsersModule.ENTITIES)
            .flatMap(List::stream)
            .toList();

    final Permissions permissions = Resources.permissions();
    final TokensModule tokens;
    final Passwords passwords;
    final CredentialsModule credentials;
    final SessionsModule sessions;
    final ClientsModule clients;
    final UsersModule users;
    private final GatehouseConfiguration configuration;
    private final Platform platform;

    Accounts(GatehouseConfiguration configuration, Platform platform) {
        this.configuration = configuration;
        this.platform = platform;
        this.tokens = makeTokens();
        this.passwords = new Passwords(configuration.passwords(), platform.metrics, platform.random);
        this.credentials = new CredentialsModule(platform.sessionFactory, platform.transactions, passwords);
        this.sessions = makeSessions();
        this.clients = makeClients();
        this.users = makeUsers();
    }

    private TokensModule makeTokens() {
        return new TokensModule(
                configuration.tokens(),
                platform.secrets,
                platform.sessionFactory,
                platform.transactions,
                platform.changes,
                platform.audit.trail(),
                actor -> sessions.all().endIn(actor),
                platform.clock,
                platform.random);
    }

    private SessionsModule makeSessions() {
        return new SessionsModule(
                configuration.sessions(),
                platform.sessionFactory,
                platform.transactions,
                platform.callers,
                platform.secrets.installation(),
                platform.changes.changes(),
                platform.audit.trail(),
                platform.ids,
                platform.clock,
                platform.random);
    }

    private ClientsModule makeClients() {
        return new ClientsModule(
                platform.sessionFactory,
                platform.transactions,
                platform.secrets.installation(),
                platform.changes,
                platform.audit.trail(),
                platform.ids,
                platform.clock,
                platform.random);
    }

    private UsersModule makeUsers() {
        return new UsersModule(
                configuration.users(),
                platform.sessionFactory,
                platform.transactions,
                platform.callers,
                permissions,
                passwords,
                credentials.service(),
                sessions.service(),
                platform.changes,
                platform.audit.trail(),
                platform.audit.refused(),
                platform.ids,
                platform.clock,
                platform.limits,
                configuration.limits());
    }
}

package io.gatehouse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.gatehouse.accounts.access.AccessConfiguration;
import io.gatehouse.accounts.passwords.PasswordsConfiguration;
import io.gatehouse.accounts.sessions.SessionsConfiguration;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.accounts.users.UsersConfiguration;
import io.gatehouse.admin.AdminConfiguration;
import io.gatehouse.platform.audit.AuditConfiguration;
import io.gatehouse.platform.changes.ChangesConfiguration;
import io.gatehouse.platform.configuration.Defaults;
import io.gatehouse.platform.http.ConnectionsConfiguration;
import io.gatehouse.platform.http.CorsConfiguration;
import io.gatehouse.platform.http.DocsConfiguration;
import io.gatehouse.platform.http.ProxiesConfiguration;
import io.gatehouse.platform.limits.LimitsConfiguration;
import io.gatehouse.platform.persistence.DatabaseConfiguration;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import jakarta.validation.Valid;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** All settings. Each feature's part is a record in that feature's package, with its defaults. */
public final class GatehouseConfiguration extends Configuration {
    private final Path data;

    @Valid
    private final DatabaseConfiguration database;

    @Valid
    private final SecretsConfiguration secrets;

    @Valid
    private final ChangesConfiguration changes;

    @Valid
    private final AuditConfiguration audit;

    @Valid
    private final TokensConfiguration tokens;

    @Valid
    private final AccessConfiguration access;

    @Valid
    private final SessionsConfiguration sessions;

    @Valid
    private final PasswordsConfiguration passwords;

    @Valid
    private final UsersConfiguration users;

    @Valid
    private final LimitsConfiguration limits;

    @Valid
    private final ProxiesConfiguration proxies;

    @Valid
    private final ConnectionsConfiguration connections;

    @Valid
    private final CorsConfiguration cors;

    @Valid
    private final DocsConfiguration docs;

    @Valid
    private final AdminConfiguration admin;

    @JsonCreator
    GatehouseConfiguration(
            @JsonProperty("data") @Nullable Path data,
            @JsonProperty("database") @Nullable DatabaseConfiguration database,
            @JsonProperty("secrets") @Nullable SecretsConfiguration secrets,
            @JsonProperty("changes") @Nullable ChangesConfiguration changes,
            @JsonProperty("audit") @Nullable AuditConfiguration audit,
            @JsonProperty("tokens") @Nullable TokensConfiguration tokens,
            @JsonProperty("access") @Nullable AccessConfiguration access,
            @JsonProperty("sessions") @Nullable SessionsConfiguration sessions,
            @JsonProperty("passwords") @Nullable PasswordsConfiguration passwords,
            @JsonProperty("users") @Nullable UsersConfiguration users,
            @JsonProperty("limits") @Nullable LimitsConfiguration limits,
            @JsonProperty("proxies") @Nullable ProxiesConfiguration proxies,
            @JsonProperty("connections") @Nullable ConnectionsConfiguration connections,
            @JsonProperty("cors") @Nullable CorsConfiguration cors,
            @JsonProperty("docs") @Nullable DocsConfiguration docs,
            @JsonProperty("admin") @Nullable AdminConfiguration admin) {
        this.data = data == null ? Path.of("data") : data;
        this.database = Defaults.orEmpty(database, DatabaseConfiguration.class);
        this.secrets = Defaults.orEmpty(secrets, SecretsConfiguration.class);
        this.changes = Defaults.orEmpty(changes, ChangesConfiguration.class);
        this.audit = Defaults.orEmpty(audit, AuditConfiguration.class);
        this.tokens = Defaults.orEmpty(tokens, TokensConfiguration.class);
        this.access = Defaults.orEmpty(access, AccessConfiguration.class);
        this.sessions = Defaults.orEmpty(sessions, SessionsConfiguration.class);
        this.passwords = Defaults.orEmpty(passwords, PasswordsConfiguration.class);
        this.users = Defaults.orEmpty(users, UsersConfiguration.class);
        this.limits = Defaults.orEmpty(limits, LimitsConfiguration.class);
        this.proxies = Defaults.orEmpty(proxies, ProxiesConfiguration.class);
        this.connections = Defaults.orEmpty(connections, ConnectionsConfiguration.class);
        this.cors = Defaults.orEmpty(cors, CorsConfiguration.class);
        this.docs = Defaults.orEmpty(docs, DocsConfiguration.class);
        this.admin = Defaults.orEmpty(admin, AdminConfiguration.class);
        setServerFactory(ServerDefaults.create());
    }

    Path data() {
        return data;
    }

    DatabaseConfiguration database() {
        return database;
    }

    SecretsConfiguration secrets() {
        return secrets;
    }

    ChangesConfiguration changes() {
        return changes;
    }

    AuditConfiguration audit() {
        return audit;
    }

    /** Always with an issuer: if none is configured, the URL of the public port as it is known at the moment. */
    TokensConfiguration tokens() {
        return tokens.orIssuedBy(ServerDefaults.localUrl(getServerFactory()));
    }

    /** Whether an issuer is configured. */
    boolean hasIssuer() {
        return !tokens.issuer().isEmpty();
    }

    AccessConfiguration access() {
        return access;
    }

    SessionsConfiguration sessions() {
        return sessions;
    }

    PasswordsConfiguration passwords() {
        return passwords;
    }

    UsersConfiguration users() {
        return users;
    }

    LimitsConfiguration limits() {
        return limits;
    }

    ProxiesConfiguration proxies() {
        return proxies;
    }

    ConnectionsConfiguration connections() {
        return connections;
    }

    CorsConfiguration cors() {
        return cors;
    }

    DocsConfiguration docs() {
        return docs;
    }

    AdminConfiguration admin() {
        return admin;
    }
}

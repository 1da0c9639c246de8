package io.gatehouse.accounts.clients;

import io.gatehouse.accounts.access.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code service_clients}. Whatever takes permissions away raises {@code epoch}, in the same transaction and under the
 * row's lock.
 */
@Entity
@Table(name = "service_clients")
@DynamicUpdate
class ServiceClient {
    @Id
    private String id;

    private String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private String[] scopes;

    private @Nullable String audience;

    private long epoch;

    @Column(name = "is_active")
    private boolean active;

    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected ServiceClient() {}

    ServiceClient(ClientId id, NewClient client, Instant now) {
        this.id = id.value();
        this.name = client.name().value();
        this.scopes = values(client.scopes());
        this.audience = client.audience().map(Audience::value).orElse(null);
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void allow(Collection<Scope> allowed, Instant now) {
        scopes = values(allowed);
        endTokens(now);
    }

    void disable(Instant now) {
        active = false;
        endTokens(now);
    }

    /** Leaves {@code epoch} as it is: tokens that disabling ended stay ended. */
    void enable(Instant now) {
        active = true;
        updatedAt = now;
    }

    void endTokens(Instant now) {
        epoch++;
        updatedAt = now;
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    ClientId id() {
        return new ClientId(id);
    }

    String name() {
        return name;
    }

    /** All that are stored, including those that this release does not know. */
    Set<Scope> scopes() {
        return Scope.of(List.of(scopes));
    }

    @Nullable
    String audience() {
        return audience;
    }

    long epoch() {
        return epoch;
    }

    boolean isActive() {
        return active;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    private static String[] values(Collection<Scope> scopes) {
        return scopes.stream().map(Scope::value).distinct().sorted().toArray(String[]::new);
    }
}

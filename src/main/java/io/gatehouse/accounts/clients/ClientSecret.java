package io.gatehouse.accounts.clients;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code client_secrets}: the hash of a secret, valid until it expires or, if it has no end, until it is deleted. */
@Entity
@Table(name = "client_secrets")
class ClientSecret {
    @Id
    private UUID id;

    @Column // Only queries read it.
    private String clientId;

    private byte[] secretHash;

    @Column // Only queries read it.
    private Instant createdAt;

    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected ClientSecret() {}

    ClientSecret(UUID id, ClientId client, byte[] secretHash, Instant now) {
        this.id = id;
        this.clientId = client.value();
        this.secretHash = secretHash.clone();
        this.createdAt = now;
    }

    void expireAt(Instant end) {
        expiresAt = end;
    }

    byte[] secretHash() {
        return secretHash.clone();
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    boolean isAliveAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}

package io.gatehouse.accounts.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code signing_keys}: the public key as published, the private one sealed. */
@Entity
@Table(name = "signing_keys")
class SigningKey {
    static final String ACTIVE = "active";

    @Id
    private String kid;

    private String algorithm;

    private String state;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "private_jwk")
    private byte[] privateJwk;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected SigningKey() {}

    /** A key that signs from now on. */
    SigningKey(String kid, SigningAlgorithm algorithm, String publicJwk, byte[] privateJwk, Instant now) {
        this.kid = kid;
        this.algorithm = algorithm.id();
        this.state = ACTIVE;
        this.publicJwk = publicJwk;
        this.privateJwk = privateJwk.clone();
        this.createdAt = now;
        this.activatedAt = now;
    }

    String kid() {
        return kid;
    }

    SigningAlgorithm algorithm() {
        return SigningAlgorithm.of(algorithm);
    }

    boolean isActive() {
        return ACTIVE.equals(state);
    }

    String publicJwk() {
        return publicJwk;
    }

    byte[] privateJwk() {
        return privateJwk.clone();
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant activatedAt() {
        return activatedAt;
    }
}

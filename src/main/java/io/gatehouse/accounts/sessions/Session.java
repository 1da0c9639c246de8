package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sign-in of one user, and what proves it: the hash of its refresh token's secret, never the secret. */
@Entity
@Table(name = "sessions")
class Session {
    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "generation")
    private int generation;

    @Column(name = "current_secret_hash")
    private byte[] currentSecretHash;

    @Column(name = "previous_secret_hash")
    private byte @Nullable [] previousSecretHash;

    @Column(name = "salt")
    private byte @Nullable [] salt;

    @Column(name = "tag_key")
    private byte[] tagKey;

    @Column(name = "rotated_at")
    private @Nullable Instant rotatedAt;

    @Column(name = "auth_time")
    private Instant authTime;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "idle_expires_at")
    private Instant idleExpiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Column(name = "ip")
    private String ip;

    @Column(name = "user_agent")
    private String userAgent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Session() {}

    Session(UUID id, UUID userId, RefreshToken first, byte[] tagKey, Lifetime lifetime, Origin origin) {
        this.id = id;
        this.userId = userId;
        this.generation = first.generation();
        this.currentSecretHash = first.secretHash();
        this.tagKey = tagKey.clone();
        this.authTime = lifetime.start();
        this.createdAt = lifetime.start();
        this.lastUsedAt = lifetime.start();
        this.expiresAt = lifetime.end();
        this.idleExpiresAt = lifetime.idleEnd();
        this.ip = origin.address();
        this.userAgent = origin.agent();
    }

    /** When a session begins and ends. */
    record Lifetime(Instant start, Instant end, Instant idleEnd) {}
}

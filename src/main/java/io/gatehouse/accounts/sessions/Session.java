package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One sign-in of one user, and what proves it: the hash of its refresh token's secret, never the secret. */
@Entity
@Table(name = "sessions")
class Session {
    @Id
    private UUID id;

    @Column // Only queries read it.
    private UUID userId;

    private int generation;

    private byte[] currentSecretHash;

    private byte @Nullable [] previousSecretHash;

    private byte @Nullable [] salt;

    private byte[] tagKey;

    private @Nullable Instant rotatedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private String[] amr;

    private Instant authTime;

    private Instant expiresAt;

    private Instant idleExpiresAt;

    private @Nullable Instant endedAt;

    @Column // Only queries read it.
    private @Nullable String endReason;

    private String ip;

    private String userAgent;

    private Instant createdAt;

    private Instant lastUsedAt;

    private long installationEpoch;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Session() {}

    Session(
            UUID userId,
            RefreshToken first,
            byte[] tagKey,
            List<String> amr,
            Lifetime lifetime,
            long installationEpoch,
            Origin origin) {
        this.id = first.sessionId();
        this.userId = userId;
        this.generation = first.generation();
        this.currentSecretHash = first.secretHash();
        this.tagKey = tagKey.clone();
        this.amr = amr.toArray(String[]::new);
        this.authTime = lifetime.start();
        this.createdAt = lifetime.start();
        this.expiresAt = lifetime.end();
        this.installationEpoch = installationEpoch;
        use(lifetime.start(), lifetime.idleEnd(), origin);
    }

    /** Whether the session has ended or expired at that moment. */
    boolean isOver(Instant now, long currentInstallationEpoch) {
        return endedAt != null
                || installationEpoch < currentInstallationEpoch
                || !now.isBefore(expiresAt)
                || !now.isBefore(idleExpiresAt);
    }

    /** Whether this is the session's current token. */
    boolean isCurrent(RefreshToken token) {
        return token.generation() == generation && MessageDigest.isEqual(token.secretHash(), currentSecretHash);
    }

    /** When the current token replaced this one, whose client may not have received it yet; empty for any other token. */
    Optional<Instant> replacedAt(RefreshToken token) {
        boolean isPrevious =
                token.generation() == generation - 1 && MessageDigest.isEqual(token.secretHash(), previousSecretHash);
        return isPrevious ? Optional.ofNullable(rotatedAt) : Optional.empty();
    }

    /** Replaces the current token, which the client presents, with its successor under a fresh salt. */
    RefreshToken rotate(RefreshToken presented, byte[] freshSalt, Instant now) {
        RefreshToken successor = presented.successor(freshSalt);
        previousSecretHash = currentSecretHash;
        currentSecretHash = successor.secretHash();
        salt = freshSalt.clone();
        generation = successor.generation();
        rotatedAt = now;
        return successor;
    }

    /** The token that replaced this one in the last rotation. */
    RefreshToken successorOf(RefreshToken justReplaced) {
        return justReplaced.successor(Objects.requireNonNull(salt));
    }

    /** Records that it was used, from where, and when it ends if idle, which is never after its absolute end. */
    final void use(Instant now, Instant idleEnd, Origin origin) {
        lastUsedAt = now;
        idleExpiresAt = idleEnd.isBefore(expiresAt) ? idleEnd : expiresAt;
        ip = origin.address();
        userAgent = origin.agent();
    }

    void end(EndReason reason, Instant now) {
        endedAt = now;
        endReason = reason.value();
    }

    UUID id() {
        return id;
    }

    byte[] tagKey() {
        return tagKey.clone();
    }

    /** How the user proved who they are, as of {@link #authTime}. */
    List<String> amr() {
        return List.of(amr);
    }

    Instant authTime() {
        return authTime;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    String ip() {
        return ip;
    }

    String userAgent() {
        return userAgent;
    }

    /** When a session begins and ends. */
    record Lifetime(Instant start, Instant end, Instant idleEnd) {}
}

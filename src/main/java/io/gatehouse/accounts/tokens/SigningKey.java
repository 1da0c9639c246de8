package io.gatehouse.accounts.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code signing_keys}: the public key as published, the sealed private key, and what was promised for both. It knows
 * when it may sign and when its last token expires; all times are by the database's clock.
 */
@Entity
@Table(name = "signing_keys")
class SigningKey {
    /** A node neither signs with nor publishes as current what it read of the keys longer ago than this. */
    static final Duration FEED_LAG = Duration.ofSeconds(60);

    /** Covers that delay, and a minute by which the clocks of machines that verify tokens may differ. */
    static final Duration ALLOWANCE = FEED_LAG.plusSeconds(60);

    @Id
    private String kid;

    private String algorithm;

    private String state;

    private String publicJwk;

    private byte @Nullable [] privateJwk;

    private int earlierMaxAge;

    private int promisedMaxAge;

    private int longestLife;

    @Column // Only queries read it.
    private Instant createdAt;

    private Instant publishedAt;

    private @Nullable Instant activatedAt;

    private @Nullable Instant retiringAt;

    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected SigningKey() {}

    /** A key that is published from now on. */
    SigningKey(String kid, SigningAlgorithm algorithm, String publicJwk, byte[] privateJwk, Publication publication) {
        this.kid = kid;
        this.algorithm = algorithm.id();
        this.state = KeyState.NEXT.value();
        this.publicJwk = publicJwk;
        this.privateJwk = privateJwk.clone();
        this.earlierMaxAge = publication.earlierMaxAge();
        this.promisedMaxAge = publication.promise().maxAge();
        this.longestLife = publication.promise().life();
        this.createdAt = publication.at();
        this.publishedAt = publication.at();
    }

    void activate(Instant now) {
        state = KeyState.ACTIVE.value();
        activatedAt = now;
    }

    void retireLater(Instant now) {
        state = KeyState.RETIRING.value();
        retiringAt = now;
    }

    /** Also deletes the private key: nobody can sign with it any more, whatever else they obtain. */
    void retire(Instant now) {
        state = KeyState.RETIRED.value();
        retiredAt = now;
        privateJwk = null;
    }

    void reseal(byte[] sealed) {
        privateJwk = sealed.clone();
    }

    String kid() {
        return kid;
    }

    SigningAlgorithm algorithm() {
        return SigningAlgorithm.of(algorithm);
    }

    KeyState state() {
        return KeyState.of(state);
    }

    boolean is(KeyState wanted) {
        return state() == wanted;
    }

    String publicJwk() {
        return publicJwk;
    }

    /** Only for a key that is not retired. */
    byte[] privateJwk() {
        return Objects.requireNonNull(privateJwk).clone();
    }

    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    Instant activatedAt() {
        return activatedAt;
    }

    /** When the key entered its state. */
    Instant since() {
        return switch (state()) {
            case NEXT -> publishedAt;
            case ACTIVE -> orPublished(activatedAt);
            case RETIRING -> orPublished(retiringAt);
            case RETIRED -> orPublished(retiredAt);
        };
    }

    /** The longest time that a set of keys without this one may be cached. */
    Duration maxAge() {
        return Duration.ofSeconds(Math.max(earlierMaxAge, promisedMaxAge));
    }

    Duration longestLife() {
        return Duration.ofSeconds(longestLife);
    }

    /** Whether the key's row contains at least these promises. */
    boolean covers(KeyPromise promise) {
        return promisedMaxAge >= promise.maxAge() && longestLife >= promise.life();
    }

    int promisedMaxAge() {
        return promisedMaxAge;
    }

    /** When every service that caches the published keys for the allowed time has seen this one. */
    Instant ripeAt() {
        return publishedAt.plus(maxAge()).plus(ALLOWANCE);
    }

    /** When the last token that a retiring key can have signed expires. */
    Instant verifiedUntil() {
        return orPublished(retiringAt).plus(longestLife()).plus(ALLOWANCE);
    }

    private Instant orPublished(@Nullable Instant instant) {
        return instant == null ? publishedAt : instant;
    }

    /**
     * The beginning of a key's life.
     *
     * @param at when it was published
     * @param earlierMaxAge the longest time, in seconds, that earlier sets of keys may be cached
     */
    record Publication(Instant at, int earlierMaxAge, KeyPromise promise) {}
}

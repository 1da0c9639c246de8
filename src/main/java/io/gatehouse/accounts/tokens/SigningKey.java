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
 * A row of {@code signing_keys}: the public key as published, the private one sealed, and what was promised of both. It knows
 * when it may sign and when its last token is over; every instant is of the database's clock.
 */
@Entity
@Table(name = "signing_keys")
class SigningKey {
    /** No node signs with, or vouches for, what it read of the keys longer ago than this. */
    static final Duration FEED_LAG = Duration.ofSeconds(60);

    /** A node may be so late, and the clocks of machines that check tokens may differ by a minute. */
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

    @Column // Read by queries alone.
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

    /** Also forgets the private key: nobody can sign with it any more, whatever else they get hold of. */
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

    /** Of a key that is not retired. */
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

    /** When the key came into its state. */
    Instant since() {
        return switch (state()) {
            case NEXT -> publishedAt;
            case ACTIVE -> orPublished(activatedAt);
            case RETIRING -> orPublished(retiringAt);
            case RETIRED -> orPublished(retiredAt);
        };
    }

    /** The longest that any set of keys which lacks this one may be kept. */
    Duration maxAge() {
        return Duration.ofSeconds(Math.max(earlierMaxAge, promisedMaxAge));
    }

    Duration longestLife() {
        return Duration.ofSeconds(longestLife);
    }

    /** Whether a node that promises this has said so of the key. */
    boolean covers(KeyPromise promise) {
        return promisedMaxAge >= promise.maxAge() && longestLife >= promise.life();
    }

    int promisedMaxAge() {
        return promisedMaxAge;
    }

    /** From when on whoever keeps the published keys for as long as was allowed has seen this one. */
    Instant ripeAt() {
        return publishedAt.plus(maxAge()).plus(ALLOWANCE);
    }

    /** When the last token that the key can have signed is over; of a key that is retiring. */
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
     * @param earlierMaxAge the longest, in seconds, that sets of keys from before may be kept
     */
    record Publication(Instant at, int earlierMaxAge, KeyPromise promise) {}
}

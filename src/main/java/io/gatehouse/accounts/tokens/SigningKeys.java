package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.persistence.UniqueViolation;
import io.gatehouse.platform.secrets.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The keys that sign and verify tokens, opened once and kept in memory. Before this node signs with a key or publishes it, its
 * promises for the key are in the key's row.
 */
public final class SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    /** Tokens with made-up key ids must not cause a query each. */
    private static final Duration BETWEEN_RELOADS = Duration.ofSeconds(2);

    /** How long requests wait after a failed reading before they try again. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final SigningKeyDao keys;
    private final Seal seal;
    private final KeySteps steps;
    private final TokensConfiguration configuration;
    private final KeyPromise promise;
    private final Clock clock;
    private final ReentrantLock reloading = new ReentrantLock();

    private volatile KeyRing ring = KeyRing.EMPTY;

    /** When the last reading failed; null if it succeeded. */
    private volatile @Nullable Instant failedAt;

    SigningKeys(
            Transactions transactions,
            SigningKeyDao keys,
            Seal seal,
            KeySteps steps,
            TokensConfiguration configuration,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.seal = seal;
        this.steps = steps;
        this.configuration = configuration;
        this.promise = KeyPromise.of(configuration);
        this.clock = clock;
    }

    /** As {@link #ensureActive(Actor)}, at the start of a node. */
    public void ensureActive() {
        boolean unused = ensureActive(Actor.system("start"));
    }

    /**
     * Loads all keys and creates the missing ones: one that signs and the next one. Throws if a row was tampered with; false if
     * none was missing.
     */
    public boolean ensureActive(Actor actor) {
        reload();
        if (isComplete()) {
            return false;
        }
        complete(actor);
        reload();
        return true;
    }

    /** Whether this node holds a key that it can sign with. */
    public boolean canSign() {
        return ring.signing(configuration.algorithm()).isPresent();
    }

    /** The public part of every usable key, oldest first. */
    public PublishedKeys published() {
        boolean isCurrent = isCurrent() || refreshInTurn();
        return new PublishedKeys(
                ring.byKid().values().stream().map(OpenedKey::published).toList(), isCurrent);
    }

    /** The longest life of any token that may be alive, whichever configuration it was signed under. */
    public Duration longestLife() {
        return ring.byKid().values().stream()
                .map(OpenedKey::longestLife)
                .reduce(Duration.ofSeconds(promise.life()), (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** How long the signing key has been signing; zero if there is none. */
    public Duration age() {
        return ring.signing(configuration.algorithm())
                .map(key -> Duration.between(key.since(), clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** How many keys of a state this node holds. */
    public long count(KeyState state) {
        return ring.byKid().values().stream()
                .filter(key -> key.state() == state)
                .count();
    }

    /** Reads all keys again; if that fails, keeps the old ones and returns false. */
    public boolean refresh() {
        boolean hadFailed = failedAt != null;
        try {
            reload();
            log.atLevel(hadFailed ? Level.WARN : Level.DEBUG).log("The signing keys are read");
            return true;
        } catch (RuntimeException e) {
            // Repeated each second while the database is unavailable, and logged as a warning only once.
            log.atLevel(hadFailed ? Level.DEBUG : Level.WARN)
                    .log("The signing keys cannot be read anew: {}", e.getMessage());
            return false;
        }
    }

    /** The key to sign with. A key that was read too long ago is not used, because it may have been replaced. */
    OpenedKey active() {
        if (!isCurrent() && !refreshInTurn()) {
            throw Failure.unavailable(
                    "signing_keys_unavailable", "Tokens cannot be signed at the moment", Duration.ofSeconds(5));
        }
        return ring.signing(configuration.algorithm())
                .orElseThrow(() -> new IllegalStateException("there is no active key"));
    }

    /** The key with this id. An unknown one is looked up again, at most every two seconds: another node may have created it. */
    Optional<OpenedKey> find(String kid) {
        OpenedKey known = ring.byKid().get(kid);
        if (known == null && reloading.tryLock()) {
            try {
                if (ring.loadedAt().plus(BETWEEN_RELOADS).isBefore(clock.instant())) {
                    reload();
                }
            } finally {
                reloading.unlock();
            }
        }
        return Optional.ofNullable(ring.byKid().get(kid));
    }

    private boolean isCurrent() {
        return !ring.loadedAt().plus(SigningKey.FEED_LAG).isBefore(clock.instant());
    }

    /**
     * As {@link #refresh}, once for all that ask at the same time. After a failure and a pause, one thread tries again and the
     * others do not wait for it: an unavailable database must not block every thread.
     */
    private boolean refreshInTurn() {
        if (failedAt != null && (hasJustFailed() || reloading.isLocked())) {
            return false;
        }
        reloading.lock();
        try {
            return isCurrent() || (!hasJustFailed() && refresh());
        } finally {
            reloading.unlock();
        }
    }

    private boolean hasJustFailed() {
        Instant failed = failedAt;
        return failed != null && clock.instant().isBefore(failed.plus(AFTER_A_FAILURE));
    }

    private boolean isComplete() {
        return count(KeyState.ACTIVE) > 0
                && ring.byKid().values().stream()
                        .anyMatch(key -> key.state() == KeyState.NEXT && key.algorithm() == configuration.algorithm());
    }

    private void complete(Actor actor) {
        try {
            transactions.run(() -> steps.complete(keys.lock(), actor));
        } catch (UniqueViolation e) {
            if (SigningKeyDao.ONE_WRITER.stream().noneMatch(e::isOf)) {
                throw e;
            }
            log.info("Another node made the signing keys first; using those");
        }
    }

    /** One at a time, so that an earlier reading never replaces a later one. */
    private void reload() {
        reloading.lock();
        try {
            Instant asked = clock.instant();
            ring = new KeyRing(opened(promised()), asked);
            failedAt = null;
        } catch (RuntimeException e) {
            failedAt = clock.instant();
            throw e;
        } finally {
            reloading.unlock();
        }
    }

    /** All keys, after this node's promises are in the rows of those that it may sign with. */
    private List<SigningKey> promised() {
        List<SigningKey> rows = transactions.read(keys::listLiving);
        while (!rows.stream().allMatch(this::isPromised)) {
            transactions.run(() -> keys.raise(promise));
            rows = transactions.read(keys::listLiving);
        }
        return rows;
    }

    private boolean isPromised(SigningKey row) {
        return row.is(KeyState.RETIRING) || row.covers(promise);
    }

    private Map<String, OpenedKey> opened(List<SigningKey> rows) {
        return rows.stream()
                .map(row -> OpenedKey.open(row, seal))
                .collect(Collectors.toMap(OpenedKey::kid, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}

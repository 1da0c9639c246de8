package io.gatehouse.accounts.tokens;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that tokens are signed and verified with, opened once and kept in memory. */
public final class SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    /** Tokens with made-up key ids must not turn into a query each. */
    private static final Duration BETWEEN_RELOADS = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final SigningKeyDao keys;
    private final Seal seal;
    private final SigningAlgorithm algorithm;
    private final Clock clock;
    private final ReentrantLock reloading = new ReentrantLock();

    private volatile Ring ring = new Ring(Map.of(), Instant.EPOCH);

    SigningKeys(Transactions transactions, SigningKeyDao keys, Seal seal, SigningAlgorithm algorithm, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.seal = seal;
        this.algorithm = algorithm;
        this.clock = clock;
    }

    /** Loads all keys and makes the active one where there is none yet. Throws where a row was tampered with. */
    public void ensureActive() {
        reload();
        if (findActive().isEmpty()) {
            generate();
            reload();
        }
    }

    /** Whether this node holds a key that it can sign with. */
    public boolean canSign() {
        return findActive().isPresent();
    }

    /** Every usable key as the JWKS shows it, oldest first. */
    public List<Map<String, Object>> published() {
        return ring.byKid().values().stream().map(OpenedKey::published).toList();
    }

    OpenedKey active() {
        return findActive().orElseThrow(() -> new IllegalStateException("no active key for " + algorithm.id()));
    }

    /** The key of this id; looked up again, at most every two seconds, where another node may have made it meanwhile. */
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

    private Optional<OpenedKey> findActive() {
        return ring.byKid().values().stream()
                .filter(key -> key.isActive() && key.algorithm() == algorithm)
                .findFirst();
    }

    private void reload() {
        List<SigningKey> rows = transactions.read(keys::listUsable);
        Map<String, OpenedKey> opened = rows.stream()
                .map(row -> OpenedKey.open(row, seal))
                .collect(Collectors.toMap(OpenedKey::kid, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        ring = new Ring(opened, clock.instant());
    }

    private void generate() {
        SigningKey key = OpenedKey.generate(algorithm, seal, clock.instant());
        try {
            transactions.run(() -> keys.insert(key));
            log.info("Made the signing key {} ({})", key.kid(), algorithm.id());
        } catch (UniqueViolation e) {
            if (!e.isOf(SigningKeyDao.UQ_ACTIVE)) {
                throw e;
            }
            log.info("Another node made the signing key first; using that one");
        }
    }

    /** What was loaded, and when. */
    private record Ring(Map<String, OpenedKey> byKid, Instant loadedAt) {}
}

package io.gatehouse.platform.http.idempotency;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Kind;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.HttpModule;
import io.gatehouse.platform.http.Representation;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Does once what a client requests repeatedly with the same {@code Idempotency-Key}. The answer is stored in the transaction that
 * has the effect, so neither exists without the other, and a repeated request gets the same answer.
 */
public final class Idempotency {
    /** The header for which the client makes up a value. */
    public static final String KEY = "Idempotency-Key";

    /** The longest key, in characters. */
    public static final int MAX_LENGTH = 255;

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    /** Limited so that no transaction holds rows for long. */
    private static final int DELETED_AT_ONCE = 10_000;

    private final Transactions transactions;
    private final KeptAnswers answers;
    private final Digests digests;
    private final Clock clock;

    public Idempotency(Transactions transactions, SessionFactory sessions, SecretKey key, Clock clock) {
        this.transactions = transactions;
        this.answers = new KeptAnswers(sessions);
        this.digests = new Digests(key);
        this.clock = clock;
    }

    /**
     * Runs the work in a transaction, unless the same caller ran it with the same key in the last 24 hours: then returns the
     * answer of that time. A refusal is not stored, so the client may repeat the request.
     *
     * <p>Refuses with 422 a key that was used for another body, and with 409 a key whose first request is still running. The work
     * must have no effect outside the database, because it may be run again; what takes long, such as hashing, must be done
     * before.
     *
     * @param key the value that the client sent as {@link #KEY}; without one, the work simply runs
     * @param operation method and route
     * @param caller who sends the request: the same key of another caller is another key
     */
    public <V extends Record> Representation<V> once(
            @Nullable String key, String operation, String caller, Body<?> body, Supplier<Representation<V>> work) {
        if (key == null) {
            return work.get();
        }
        requireWellFormed(key);
        String id = digests.of(caller, operation, key);
        String fingerprint = digests.of(body.canonical());
        return transactions.write(() -> {
            if (!answers.tryLock(id)) {
                throw Failure.conflict(
                        "idempotency_in_flight",
                        "The first request with this Idempotency-Key is still running: ask again");
            }
            Optional<KeptAnswer> first = answers.find(id, clock.instant().minus(KEPT_FOR));
            return first.map(kept -> Idempotency.<V>replay(kept, fingerprint))
                    .orElseGet(() -> kept(id, fingerprint, work.get()));
        });
    }

    /** Gives resource methods a {@link Once} if they ask for it. */
    public void register(HttpModule http) {
        http.provide(Once.class, request -> new Once(this, request));
    }

    /** Deletes answers that are too old to be sent again. */
    public void purge() {
        Instant limit = clock.instant().minus(KEPT_FOR);
        int deleted = DELETED_AT_ONCE;
        while (deleted == DELETED_AT_ONCE) {
            deleted = transactions.write(() -> answers.deleteUntil(limit, DELETED_AT_ONCE));
        }
    }

    private static <V extends Record> Representation<V> replay(KeptAnswer kept, String fingerprint) {
        if (!kept.fingerprint().equals(fingerprint)) {
            throw new Failure(
                    Kind.INVALID,
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another body: make a new key");
        }
        return kept.answer();
    }

    private <V extends Record> Representation<V> kept(String id, String fingerprint, Representation<V> answer) {
        answers.insert(id, KeptAnswer.of(fingerprint, answer), clock.instant());
        return answer;
    }

    private static void requireWellFormed(String key) {
        boolean isWellFormed =
                !key.isEmpty() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c > ' ' && c <= '~');
        if (!isWellFormed) {
            throw Failure.invalid(new FieldError(
                    List.of("header", KEY),
                    "must have 1 to " + MAX_LENGTH + " characters of ASCII, without spaces",
                    "value_error"));
        }
    }
}

package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.persistence.TestDatabase;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which answers are stored for those who repeat a request, and for how long. */
class KeptAnswersTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final AtomicInteger runs = new AtomicInteger();
    private TestDatabase database;
    private Idempotency idempotency;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.lent("kept_answers", List.of());
        idempotency = new Idempotency(
                database.transactions(), database.sessions(), new SecretKeySpec(new byte[32], "HmacSHA256"), clock);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void anAnswerIsGivenAgainAsItWas() {
        Representation<Thing> made = Representation.of(new Thing("a")).createdAt("/things/1");

        Response first = once("key", () -> made).answer();
        Response again = once("key", () -> made).answer();

        assertThat(again.getStatus()).isEqualTo(first.getStatus()).isEqualTo(201);
        assertThat(again.getEntity()).isEqualTo(first.getEntity());
        assertThat(again.getLocation()).isEqualTo(first.getLocation());
        assertThat(again.getEntityTag()).isEqualTo(first.getEntityTag()).isNotNull();
        assertThat(again.getHeaderString(Representation.REPLAYED)).isEqualTo("true");
        assertThat(runs).hasValue(1);
    }

    @Test
    void anAnswerWithoutABodyIsStoredToo() {
        Response first = once("key", Representation::<Thing>accepted).answer();
        Response again = once("key", Representation::<Thing>accepted).answer();

        assertThat(first.getStatus()).isEqualTo(202);
        assertThat(again.getStatus()).isEqualTo(202);
        assertThat(again.hasEntity()).isFalse();
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatIsRefusedIsNotStored() {
        assertThatThrownBy(() -> once("other", () -> {
                    throw Failure.notFound("nothing here");
                }))
                .isInstanceOf(Failure.class);
        Representation<Thing> unused = once("other", Representation::accepted);

        assertThat(runs).hasValue(2);
    }

    @Test
    void whatNobodyWillBeToldAgainIsDeleted() throws SQLException {
        Representation<Thing> unused = once("old", Representation::accepted);
        clock.advance(Duration.ofHours(23));
        unused = once("young", Representation::accepted);
        clock.advance(Duration.ofHours(1));

        idempotency.purge();

        assertThat(database.ask("select count(*) from idempotency_keys")).isEqualTo("1");
        assertThat(once("young", Representation::accepted).status()).isEqualTo(202);
        assertThat(runs).hasValue(2);
    }

    private Representation<Thing> once(String key, Supplier<Representation<Thing>> work) {
        Body<Object> body = new Body<>(Object.class, MediaType.APPLICATION_JSON_TYPE, new byte[] {'{', '}'});
        return idempotency.once(key, "POST /things", "somebody", body, () -> {
            runs.incrementAndGet();
            return work.get();
        });
    }

    /** What is made. */
    record Thing(String name) {}
}

package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.persistence.TestDatabase;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    private static final String SECRET = "{\"secret\":\"s3cr3t\"}";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final AtomicInteger runs = new AtomicInteger();
    private TestDatabase database;
    private Idempotency idempotency;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.migrated("kept_answers", List.of());
        idempotency = new Idempotency(
                database.transactions(), database.sessions(), new SecretKeySpec(new byte[32], "HmacSHA256"), clock);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    /** Whoever writes such a route hears of it with its first test. */
    @Test
    void anAnswerThatHoldsASecretIsNotStored() throws SQLException {
        CacheControl noStore = new CacheControl();
        noStore.setNoStore(true);
        Response made = Response.created(URI.create("/things/1"))
                .entity(SECRET.getBytes(StandardCharsets.UTF_8))
                .cacheControl(noStore)
                .build();

        assertThatThrownBy(() -> once("key", () -> made)).isInstanceOf(IllegalStateException.class);

        assertThat(database.ask("select count(*) from idempotency_keys")).isEqualTo("0");
    }

    @Test
    void anAnswerWithoutABodyIsStoredToo() {
        Response first = once("key", () -> Response.accepted().build());
        Response again = once("key", () -> Response.accepted().build());

        assertThat(first.getStatus()).isEqualTo(202);
        assertThat(again.getStatus()).isEqualTo(202);
        assertThat(again.hasEntity()).isFalse();
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatIsNoSuccessIsNotStored() {
        once("key", () -> Response.status(303).build());
        once("key", () -> Response.ok().build());
        assertThatThrownBy(() -> once("other", () -> {
                    throw Failure.notFound("nothing here");
                }))
                .isInstanceOf(Failure.class);
        once("other", () -> Response.ok().build());

        assertThat(runs).hasValue(4);
    }

    @Test
    void whatNobodyWillBeToldAgainIsDeleted() throws SQLException {
        once("old", () -> Response.ok().build());
        clock.advance(Duration.ofHours(23));
        once("young", () -> Response.ok().build());
        clock.advance(Duration.ofHours(1));

        idempotency.purge();

        assertThat(database.ask("select count(*) from idempotency_keys")).isEqualTo("1");
        once("young", () -> Response.ok().build());
        assertThat(runs).hasValue(2);
    }

    private Response once(String key, Supplier<Response> work) {
        Body<Object> body = new Body<>(Object.class, MediaType.APPLICATION_JSON_TYPE, new byte[] {'{', '}'});
        return idempotency.once(key, "POST /things", "somebody", body, () -> {
            runs.incrementAndGet();
            return work.get();
        });
    }
}

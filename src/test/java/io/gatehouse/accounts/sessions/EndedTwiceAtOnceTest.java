package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two who end their own session at the same time: both were let in, and the second finds that its token has ended meanwhile. */
class EndedTwiceAtOnceTest {
    private final TestServer server = TestServer.shared();

    private TokenPair signIn(String name) {
        String email = name + "@twice.test";
        server.create(email, Role.USER);
        return TokenPair.signIn(server, email);
    }

    /** Asks twice, with both let in before either has ended anything: the session's row is held until both wait for it. */
    private List<Integer> twice(TokenPair pair, Supplier<Answer> request) throws SQLException {
        try (Connection holder = server.connect();
                Statement sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("select from sessions where id = '" + pair.session() + "' for update");
            List<CompletableFuture<Answer>> answers =
                    Stream.generate(() -> inBackground(request)).limit(2).toList();
            await().until(() -> server.waiting() == 2);
            holder.commit();
            return answers.stream()
                    .map(CompletableFuture::join)
                    .map(Answer::status)
                    .toList();
        }
    }

    private static CompletableFuture<Answer> inBackground(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request, work -> new Thread(work).start());
    }

    @Test
    void haveSignedOutOnce() throws SQLException {
        TokenPair pair = signIn("out");

        List<Integer> statuses = twice(pair, () -> server.http().post("/api/v1/auth/logout", Map.of(), pair.bearer()));

        assertThat(statuses).containsExactlyInAnyOrder(204, 401);
        assertThat(pair.endings(server)).isEqualTo(1);
    }

    @Test
    void haveEndedItByItsIdOnce() throws SQLException {
        TokenPair pair = signIn("by-id");

        List<Integer> statuses =
                twice(pair, () -> server.http().delete("/api/v1/auth/sessions/" + pair.session(), pair.bearer()));

        assertThat(statuses).containsExactlyInAnyOrder(204, 401);
        assertThat(pair.endings(server)).isEqualTo(1);
    }
}

package io.gatehouse.accounts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.clients.ClientId;
import io.gatehouse.accounts.clients.ClientName;
import io.gatehouse.accounts.clients.NewClient;
import io.gatehouse.accounts.sessions.TokenPair;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Writes whose token was good when the request came, and was ended before anything was written. The ending is made and not yet
 * committed when the request is sent, so that it is let in; it is committed once the request waits for it.
 */
class EndedMeanwhileTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final Client HTTP = SERVER.http();
    private static final Map<String, Object> ORDER = Map.of(
            "currency",
            "EUR",
            "items",
            List.of(Map.of("sku", "x", "description", "", "quantity", 1, "unit_price_minor", 1)));

    private static final Origin ORIGIN = new Origin("r-1", "192.0.2.7", "test");

    /** Every route that writes for whoever has the token. */
    static final List<Route> ROUTES = List.of(
            new Route("PATCH", "/api/v1/users/me", Map.of("name", "Renamed")),
            new Route("PATCH", "/api/v1/users/me", Map.of("email", UUID.randomUUID() + "@evil.test")),
            new Route("PATCH", "/api/v1/users/{self}", Map.of("name", "Renamed")),
            new Route(
                    "POST",
                    "/api/v1/users/me/password",
                    Map.of("current_password", Client.PASSWORD, "new_password", "another-horse-9")),
            new Route("DELETE", "/api/v1/users/me", Map.of("password", Client.PASSWORD)),
            new Route("PATCH", "/api/v1/users/{other}", Map.of("name", "Renamed")),
            new Route("DELETE", "/api/v1/users/{other}", Map.of()),
            new Route("POST", "/api/v1/orders", ORDER),
            new Route("PATCH", "/api/v1/orders/{order}", Map.of("status", "cancelled")),
            new Route("POST", "/api/v1/auth/logout", Map.of()),
            new Route("POST", "/api/v1/auth/logout", Map.of("all", true)),
            new Route("DELETE", "/api/v1/auth/sessions/{session}", Map.of()));

    private final String email = UUID.randomUUID() + "@meanwhile.test";
    private final UserId user = SERVER.create(email, Role.ADMIN);
    private final UserId other = SERVER.create(UUID.randomUUID() + "@meanwhile.test", Role.USER);
    private final TokenPair pair = TokenPair.signIn(SERVER, email);

    @ParameterizedTest
    @FieldSource("ROUTES")
    void noRouteWritesForATokenThatWasEnded(Route route) throws SQLException {
        Route filled = route.with(Map.of(
                "{self}", user.toString(),
                "{other}", other.toString(),
                "{session}", pair.session().toString(),
                "{order}", HTTP.post("/api/v1/orders", ORDER, pair.bearer()).field("id")));
        String before = state();

        Answer answer = whileEnding(
                "update users set epoch = epoch + 1 where id = '" + user + "'", () -> filled.send(pair.bearer()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.field("code")).isEqualTo("session_ended");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void whateverEndsATokenEndsItsWrites(Ending ending) throws SQLException {
        for (Route route : List.of(ROUTES.get(0), new Route("POST", "/api/v1/orders", ORDER))) {
            String address = UUID.randomUUID() + "@meanwhile.test";
            UserId subject = SERVER.create(address, Role.USER);
            TokenPair own = TokenPair.signIn(SERVER, address);

            Answer answer = whileEnding(
                    ending.sql
                            .replace("{user}", subject.toString())
                            .replace("{session}", own.session().toString()),
                    () -> route.send(own.bearer()));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.field("code")).isEqualTo(ending.code);
            assertThat(SERVER.ask("select count(*) from users where id = '" + subject + "' and name = 'Renamed'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void twoWhoActOnEachOtherWaitForTheSameRow() throws SQLException {
        String second = UUID.randomUUID() + "@meanwhile.test";
        UserId partner = SERVER.create(second, Role.ADMIN);
        TokenPair partners = TokenPair.signIn(SERVER, second);
        boolean isFirst = user.value().compareTo(partner.value()) < 0;
        UserId first = isFirst ? user : partner;
        UserId last = isFirst ? partner : user;

        List<CompletableFuture<Answer>> answers;
        try (Connection holder = SERVER.connect();
                Statement sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("select from users where id = '" + first + "' for update");
            answers = List.of(
                    inBackground(() ->
                            HTTP.patch("/api/v1/users/" + partner, Map.of("name", "By the other"), pair.bearer())),
                    inBackground(() ->
                            HTTP.patch("/api/v1/users/" + user, Map.of("name", "By the other"), partners.bearer())));
            await().until(() -> SERVER.waiting() == 2);
            sql.execute("select from users where id = '" + last + "' for update nowait");
            holder.commit();
        }

        assertThat(answers).extracting(each -> each.join().status()).containsOnly(200);
    }

    @Test
    void anEndingOfAllSessionsEndsTheWritesOfEachToken() {
        Caller.User before = new Caller.User(user, pair.session(), Set.of(), new Epochs(-1, 0), Instant.EPOCH, ORIGIN);

        assertThatThrownBy(() -> SERVER.callers().run(before, actor -> fail("let in")))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo("session_ended"));
    }

    @Test
    void aServiceClientWritesUntilItsTokensAreEnded() {
        String id = SERVER.clients()
                .create(
                        SERVER.operator().actor(),
                        new NewClient(ClientName.parse("writer"), Set.of(), Optional.empty()))
                .client()
                .id();
        Caller.Client caller = new Caller.Client(id, Set.of(), new Epochs(0, 0), ORIGIN);
        assertThat(SERVER.callers().<String>write(caller, Actor::id)).isEqualTo(id);

        SERVER.clients().endTokens(SERVER.operator().actor(), ClientId.parse(id));

        assertThatThrownBy(() -> SERVER.callers().run(caller, actor -> fail("let in")))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo("session_ended"));
    }

    private static Answer whileEnding(String ending, Supplier<Answer> request) throws SQLException {
        try (Connection ender = SERVER.connect();
                Statement sql = ender.createStatement()) {
            ender.setAutoCommit(false);
            sql.execute(ending);
            CompletableFuture<Answer> answer = inBackground(request);
            await().until(() -> SERVER.waiting() > 0);
            ender.commit();
            return answer.join();
        }
    }

    private static CompletableFuture<Answer> inBackground(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request, work -> new Thread(work).start());
    }

    /** All that the routes could have changed. */
    private String state() {
        return SERVER.ask("""
                select string_agg(u::text, ' ' order by u.id) || (select string_agg(s::text, ' ') from sessions s where user_id = u1)
                    || (select string_agg(o::text, ' ') from orders o where user_id = u1)
                from (select id, name, email, secret, is_active, roles from users join credentials on user_id = id where id in ('%1$s', '%2$s')) u,
                     (values ('%1$s'::uuid)) v (u1) group by u1""".formatted(user, other));
    }

    /** A request that writes. */
    record Route(String method, String path, Map<String, Object> body) {
        Route with(Map<String, String> ids) {
            return ids.entrySet().stream()
                    .reduce(
                            this,
                            (route, id) -> new Route(method, route.path.replace(id.getKey(), id.getValue()), body),
                            (one, another) -> another);
        }

        Answer send(String... bearer) {
            return switch (method) {
                case "POST" -> HTTP.post(path, body, bearer);
                case "PATCH" -> HTTP.patch(path, body, bearer);
                default -> body.isEmpty() ? HTTP.delete(path, bearer) : HTTP.delete(path, body, bearer);
            };
        }
    }

    /** What ends a token. */
    enum Ending {
        SIGNED_OUT_EVERYWHERE("update users set epoch = epoch + 1 where id = '{user}'", "session_ended"),
        DEMOTED("update users set roles = '{support,user}' where id = '{user}'", "session_ended"),
        DISABLED("update users set is_active = false where id = '{user}'", "invalid_token"),
        DELETED("delete from users where id = '{user}'", "invalid_token"),
        SESSION_ENDED(
                "update sessions set ended_at = now(), end_reason = 'revoked' where id = '{session}'", "session_ended");

        private final String sql;
        private final String code;

        Ending(String sql, String code) {
            this.sql = sql;
            this.code = code;
        }
    }
}

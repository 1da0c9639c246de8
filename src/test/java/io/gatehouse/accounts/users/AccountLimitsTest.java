package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How often accounts are made and changed, each test from sources of its own. */
class AccountLimitsTest {
    private static final TestServer SERVER = TestServer.startWith(Map.of(
            "limits.registrations", "3",
            "limits.registrationConflicts", "2",
            "limits.accountChanges", "4",
            "proxies.trusted", "127.0.0.1"));
    private static final Client HTTP = SERVER.http();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String anyAddress() {
        return UUID.randomUUID() + "@limits.test";
    }

    private static Answer register(String email, String source) {
        return HTTP.post(
                "/api/v1/users",
                Map.of("email", email, "name", "Some One", "password", Client.PASSWORD),
                "X-Forwarded-For",
                source);
    }

    private static String[] from(String source, String... bearer) {
        return Stream.concat(Stream.of(bearer), Stream.of("X-Forwarded-For", source))
                .toArray(String[]::new);
    }

    @Test
    void aSourceMakesSoManyAccountsAndIsToldWhatIsLeft() {
        Answer first = register(anyAddress(), "192.0.2.1");
        register(anyAddress(), "192.0.2.1");
        register(anyAddress(), "192.0.2.1");

        Answer refused = register(anyAddress(), "192.0.2.1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("RateLimit-Policy"))
                .isEqualTo("\"registrations\";q=3;w=3600, \"taken_addresses\";q=2;w=3600");
        assertThat(first.header("RateLimit")).startsWith("\"registrations\";r=2;t=");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1_100, 1_200);
        assertThat(register(anyAddress(), "192.0.2.2").status()).isEqualTo(201);
    }

    @Test
    void takenAddressesCountWhereverTheyAreAskedFor() {
        String taken = anyAddress();
        SERVER.create(taken, Role.USER);
        String email = anyAddress();
        UserId user = SERVER.create(email, Role.USER);
        String[] mover = from("192.0.2.3", HTTP.bearer(email));

        assertThat(HTTP.patch("/api/v1/users/me", Map.of("email", taken), mover).status())
                .isEqualTo(409);
        assertThat(HTTP.patch("/api/v1/users/" + user, Map.of("email", taken), mover)
                        .status())
                .isEqualTo(409);

        assertThat(HTTP.patch("/api/v1/users/me", Map.of("email", anyAddress()), mover)
                        .status())
                .isEqualTo(429);
        assertThat(register(anyAddress(), "192.0.2.3").status()).isEqualTo(429);
        assertThat(HTTP.patch("/api/v1/users/me", Map.of("name", "Still Free"), mover)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAccountIsChangedSoOftenWhereverThatIsAskedFrom() {
        String email = anyAddress();
        UserId user = SERVER.create(email, Role.USER);
        String[] bearer = HTTP.bearer(email);
        for (int i = 0; i < 4; i++) {
            HTTP.patch("/api/v1/users/me", Map.of("name", "Name " + i), from("192.0.2." + (10 + i), bearer));
        }

        Answer renamed = HTTP.patch("/api/v1/users/" + user, Map.of("name", "One More"), bearer);
        Answer password = HTTP.post(
                "/api/v1/users/me/password",
                Map.of("current_password", "wrong", "new_password", "another-horse-9"),
                bearer);
        Answer deleted = HTTP.delete("/api/v1/users/me", Map.of("password", "wrong"), bearer);

        assertThat(renamed.status()).isEqualTo(429);
        assertThat(renamed.header("RateLimit")).startsWith("\"account_changes\";r=0;t=");
        assertThat(password.status()).isEqualTo(429);
        assertThat(deleted.status()).isEqualTo(429);
        assertThat(SERVER.ask("select name from users where id = '" + user + "'"))
                .isEqualTo("Name 3");
    }
}

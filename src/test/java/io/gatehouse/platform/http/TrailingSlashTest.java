package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A slash at the end of a path of the API changes nothing. */
class TrailingSlashTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();

    private Answer create(String email) {
        return http.post("/api/v1/users/", Map.of("email", email, "name", "Some One", "password", Client.PASSWORD));
    }

    @Test
    void whatIsMadeThereStandsWhereItAlwaysDoes() {
        Answer made = create("made@slash.test");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/users/" + made.field("id"));
        assertThat(create("made@slash.test").status()).isEqualTo(409);
    }

    @Test
    void itIsTheSameThingWithTheSameTagAndTheSameRightsToIt() {
        create("same@slash.test");
        String[] bearer = http.bearer("same@slash.test");
        String path = "/api/v1/users/" + server.idOf("same@slash.test");

        assertThat(http.get(path + "/", bearer).header("ETag"))
                .isNotEmpty()
                .isEqualTo(http.get(path, bearer).header("ETag"));
        assertThat(http.get(path.replace("-", "") + "/", bearer).field("email")).isEqualTo("same@slash.test");
        assertThat(http.get("/api/v1/users/me/", bearer).status()).isEqualTo(200);
        assertThat(http.get(path + "/").status()).isEqualTo(401);
        assertThat(http.delete(path + "/", bearer).status()).isEqualTo(403);
    }

    @Test
    void theNextPageIsOfThePathWithoutIt() {
        server.create("admin@slash.test", Role.ADMIN);
        create("more@slash.test");
        String[] bearer = http.bearer("admin@slash.test");

        String next = http.get("/api/v1/users/?limit=1", bearer)
                .header("Link")
                .replaceFirst(".*<([^>]*)>; rel=\"next\".*", "$1");

        assertThat(next).startsWith("/api/v1/users?").contains("cursor=", "limit=1");
        assertThat(http.get(next, bearer).status()).isEqualTo(200);
        assertThat(http.get(next.replace("?", "/?"), bearer).status()).isEqualTo(200);
    }
}

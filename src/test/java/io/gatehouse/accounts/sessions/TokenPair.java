package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** What a client holds after a sign-in or a refresh. */
public record TokenPair(String access, String refresh) {
    static TokenPair of(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new TokenPair(answer.field("access_token"), answer.field("refresh_token"));
    }

    public static TokenPair signIn(TestServer server, String email) {
        return of(server.http().signIn(email, Client.PASSWORD));
    }

    public static Answer refresh(TestServer server, String token) {
        return server.http().post("/api/v1/auth/refresh", Map.of("refresh_token", token));
    }

    TokenPair refreshed(TestServer server) {
        return of(refresh(server, refresh));
    }

    public Answer me(TestServer server) {
        return server.http().get("/api/v1/users/me", bearer());
    }

    public String[] bearer() {
        return Client.bearerOf(access);
    }

    public UUID session() {
        ByteBuffer token = ByteBuffer.wrap(Base64.getUrlDecoder().decode(refresh), 1, 16);
        return new UUID(token.getLong(), token.getLong());
    }

    /** How often the audit trail says that it ended. */
    int endings(TestServer server) {
        return Integer.parseInt(
                server.ask("select count(*) from audit_events e join audit_subjects p on p.event_id = e.id"
                        + " where e.kind = 'session.ended' and p.subject_id = '" + session() + "'"));
    }
}

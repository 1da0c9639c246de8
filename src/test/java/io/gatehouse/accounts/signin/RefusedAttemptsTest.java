package io.gatehouse.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the audit trail of those who did not prove who they are. */
class RefusedAttemptsTest {
    private static final String ROWS = "select count(*) from audit_events e join audit_subjects p on p.event_id = e.id"
            + " where e.kind = '%s' and p.subject_id = '%s' and p.ip = '127.0.0.1' and e.details = '{\"attempts\":\"1\"}'";

    private final TestServer server = TestServer.shared();
    private final Client http = server.http();

    private void assertStands(String kind, UserId user) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.ask(ROWS.formatted(kind, user)).equals("1"));
    }

    @Test
    void aRefusedSignInStandsThereOnceAMinute() {
        UserId user = server.create("guessed@refused.test", Role.USER);

        for (int i = 0; i < 5; i++) {
            assertThat(http.signIn("guessed@refused.test", "wrong-password").status())
                    .isEqualTo(401);
        }

        assertStands("user.sign_in_refused", user);
    }

    @Test
    void anAddressThatNobodyHasIsKeptNowhere() {
        assertThat(http.signIn("my-password-in-the-wrong-field", "x").status()).isEqualTo(401);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !server.ask("select count(*) from audit_events where kind = 'user.sign_in_refused' and"
                                + " subject_id = 'installation'")
                        .equals("0"));
        assertThat(server.ask("select count(*) from audit_events e left join audit_subjects p on p.event_id = e.id"
                        + " where concat(e::text, p::text) like '%wrong-field%'"))
                .isEqualTo("0");
    }

    @Test
    void aRefusedPasswordOfWhoIsSignedInStandsThereToo() {
        UserId user = server.create("stolen@refused.test", Role.USER);

        Answer refused = http.post(
                "/api/v1/users/me/password",
                Map.of("current_password", "wrong-password", "new_password", "another-horse-9"),
                http.bearer("stolen@refused.test"));

        assertThat(refused.status()).isEqualTo(403);
        assertStands("user.reauthentication_refused", user);
    }
}

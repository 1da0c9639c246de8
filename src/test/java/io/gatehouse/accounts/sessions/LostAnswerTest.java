package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh whose answer was lost in a crash, a minute ago, and that is repeated now. */
@SuppressWarnings("NullAway.Init") // JUnit calls the setup.
class LostAnswerTest {
    private static final TestServer SERVER = TestServer.shared();

    private static int count;

    private TokenPair first;
    private TokenPair second;

    @BeforeEach
    void refresh() {
        String email = "lost" + count++ + "@answer.test";
        SERVER.create(email, Role.USER);
        first = TokenPair.signIn(SERVER, email);
        second = first.refreshed(SERVER);
        SERVER.sql("update sessions set rotated_at = clock_timestamp() - interval '60 seconds' where id = '"
                + first.session() + "'");
    }

    @AfterEach
    void livesAgain() {
        SERVER.sql("truncate silences");
    }

    private static void nobodyLivedUntil(int secondsAgo) {
        SERVER.sql("insert into silences (began_at, ended_at) values (clock_timestamp() - interval '55 seconds',"
                + " clock_timestamp() - interval '" + secondsAgo + " seconds')");
    }

    @Test
    void isAnsweredAgainWithinTheGraceAfterTheServiceIsBack() {
        nobodyLivedUntil(5);

        assertThat(first.refreshed(SERVER).refresh()).isEqualTo(second.refresh());
    }

    @Test
    void endsTheSessionLater() {
        nobodyLivedUntil(11);

        Answer answer = TokenPair.refresh(SERVER, first.refresh());

        assertThat(answer.field("code")).isEqualTo("refresh_token_reused");
        assertThat(TokenPair.refresh(SERVER, second.refresh()).field("code")).isEqualTo("session_ended");
    }
}

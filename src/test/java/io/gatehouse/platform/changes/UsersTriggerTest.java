package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written to users by plain SQL, past the service, which all nodes hear of like everything else. */
class UsersTriggerTest {
    private static final TestServer ONE = TestServer.shared();
    private static TestServer other;

    @BeforeAll
    static void startTheOther() {
        other = ONE.beside();
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    private static UserId create(String name) {
        return ONE.create(name + "@trigger.test", Role.USER);
    }

    private static String[] bearer(String name) {
        return ONE.http().bearer(name + "@trigger.test");
    }

    private static Answer me(TestServer node, String[] bearer) {
        return node.http().get("/api/v1/users/me", bearer);
    }

    private static void write(UserId id, String assignments) {
        ONE.sql("update users set " + assignments + " where id = '" + id + "'");
    }

    private static void assertSoonRefused(String[] bearer) {
        for (TestServer node : List.of(ONE, other)) {
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(me(node, bearer).status()).isEqualTo(401));
        }
    }

    private static String changesOf(UserId id) {
        return ONE.ask("select count(*) from changes where subject = '" + id + "'");
    }

    @Test
    void aNewNameIsReadAnewOnAllNodesAndEndsNothing() {
        UserId id = create("renamed");
        String[] bearer = bearer("renamed");
        assertThat(me(ONE, bearer).field("name")).isEqualTo("Some One");
        assertThat(me(other, bearer).field("name")).isEqualTo("Some One");

        write(id, "name = 'Another'");

        for (TestServer node : List.of(ONE, other)) {
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> assertThat(me(node, bearer).field("name")).isEqualTo("Another"));
        }
    }

    @Test
    void aRenamingOverHttpIsSeenHereAtOnceAndThereWithinASecond() {
        UserId id = create("patched");
        String[] bearer = bearer("patched");
        assertThat(me(other, bearer).field("name")).isEqualTo("Some One");

        assertThat(ONE.http()
                        .patch("/api/v1/users/" + id, Map.of("name", "Another"), bearer)
                        .status())
                .isEqualTo(200);

        assertThat(me(ONE, bearer).field("name")).isEqualTo("Another");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(me(other, bearer).field("name")).isEqualTo("Another"));
    }

    @Test
    void toSwitchAUserOffEndsTheirTokensAndToSwitchThemOnBringsNoneBack() {
        UserId id = create("off");
        String[] bearer = bearer("off");

        write(id, "is_active = false");
        assertSoonRefused(bearer);
        write(id, "is_active = true");

        String[] fresh = bearer("off");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(me(other, fresh).status()).isEqualTo(200));
        assertThat(me(ONE, fresh).status()).isEqualTo(200);
        assertSoonRefused(bearer);
    }

    @Test
    void otherRolesEndTheTokensThatCarryTheOldOnes() {
        UserId id = create("demoted");
        String[] bearer = bearer("demoted");

        write(id, "roles = '{support}'");

        assertSoonRefused(bearer);
    }

    @Test
    void aDeletedUserHasNoTokens() {
        UserId id = create("deleted");
        String[] bearer = bearer("deleted");

        ONE.sql("delete from users where id = '" + id + "'");

        assertSoonRefused(bearer);
    }

    @Test
    void whatNobodyRemembersIsNoChange() {
        UserId id = create("proved");
        String before = changesOf(id);

        write(id, "credential_version = credential_version + 1");
        assertThat(changesOf(id)).isEqualTo(before);

        write(id, "name = 'Another'");
        assertThat(changesOf(id)).isEqualTo(Long.toString(Long.parseLong(before) + 1));
    }

    @Test
    void aStatementOverManyTellsOfEach() {
        UserId first = create("many1");
        UserId second = create("many2");

        ONE.sql("update users set name = 'Many' where id in ('" + first + "', '" + second + "')");

        assertThat(changesOf(first)).isEqualTo("1");
        assertThat(changesOf(second)).isEqualTo("1");
    }
}

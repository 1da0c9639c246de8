package io.gatehouse.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Appending, and that nothing but appending is possible. */
class AuditTrailTest {
    private static final UUID USER = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private Audited audited;

    @BeforeEach
    void open() throws SQLException {
        audited = new Audited(Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        audited.close();
    }

    @Test
    void anEventStandsOnceTheTransactionAroundItHasCommitted() throws SQLException {
        audited.database().transactions().run(() -> audited.trail().append(Audited.byUser(USER, "user.renamed")));

        assertThat(audited.database().ask("select kind || ' ' || actor_kind || ' ' || request_id from audit_events"))
                .isEqualTo("user.renamed user r-1");
        assertThat(audited.count("audit_subjects")).isEqualTo(1);
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoEvent() throws SQLException {
        assertThatThrownBy(() -> audited.database().transactions().run(() -> {
                    audited.trail().append(Audited.byUser(USER, "user.renamed"));
                    throw new IllegalStateException("as it should");
                }))
                .hasMessage("as it should");

        assertThat(audited.count("audit_events")).isZero();
        assertThat(audited.count("audit_subjects")).isZero();
    }

    @Test
    void aReadCannotAppend() {
        assertThatThrownBy(() -> audited.database().transactions().read(() -> {
                    audited.trail().append(Audited.byUser(USER, "user.renamed"));
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyAtOnceStandAsEachWouldStandAlone() throws SQLException {
        Actor odd = new Actor(Actor.Kind.USER, USER.toString(), new Origin("r-9", "", "{\"a\\\\b\", NULL}"));
        AuditEvent ofOdd = AuditEvent.of("user.renamed", odd, new AuditEvent.Subject("user", USER.toString()));
        AuditEvent ofNobody = Audited.byOperator("key.rotated", new AuditEvent.Subject("key", "kid-1"));

        audited.trail().append(List.of(ofOdd, ofNobody, Audited.byUser(USER, "user.disabled")));
        audited.sealer().seal();

        assertThat(audited.database().ask("select string_agg(kind, ' ' order by id) from audit_events"))
                .isEqualTo("user.renamed key.rotated user.disabled");
        assertThat(audited.database().ask("select string_agg(user_agent, ' ' order by event_id) from audit_subjects"))
                .isEqualTo("{\"a\\\\b\", NULL} curl/8");
        Verdict verdict = audited.service().verify(Optional.empty());
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.sealed()).isEqualTo(3);
    }

    @Test
    void moreStandThanOneStatementTakes() throws SQLException {
        int count = EventDao.AT_ONCE + 1;

        audited.trail().append(Collections.nCopies(count, Audited.byUser(USER, "session.ended")));

        assertThat(audited.count("audit_events")).isEqualTo(count);
        assertThat(audited.count("audit_subjects")).isEqualTo(count);
    }

    @Test
    void theEventItselfSaysNothingOfAPerson() throws SQLException {
        audited.trail()
                .append(Audited.byUser(USER, "user.renamed")
                        .with("field", "name")
                        .withPersonal("before", "Ada"));

        assertThat(audited.database().ask("select to_jsonb(e)::text from audit_events e"))
                .contains("\\\"field\\\":\\\"name\\\"")
                .doesNotContain(USER.toString(), "192.0.2.7", "curl", "Ada");
        assertThat(audited.database().ask("select to_jsonb(p)::text from audit_subjects p"))
                .contains(USER.toString(), "192.0.2.7", "curl/8", "Ada");
    }

    @Test
    void whatConcernsNoPersonHasNoPersonalRow() throws SQLException {
        audited.trail().append(Audited.byOperator("key.rotated", new AuditEvent.Subject("key", "kid-1")));
        audited.trail()
                .append(AuditEvent.of(
                        "client.retired", Actor.system("retire"), new AuditEvent.Subject("client", "svc_1")));

        assertThat(audited.database()
                        .ask("select string_agg(actor_id || '>' || subject_id, ' ' order by id) from audit_events"))
                .isEqualTo("root>kid-1 retire>svc_1");
        assertThat(audited.count("audit_subjects")).isZero();
    }

    @Test
    void twoEventsOfOnePersonHaveProofsThatDoNotShowIt() throws SQLException {
        audited.trail().append(Audited.byUser(USER, "user.renamed"));
        audited.trail().append(Audited.byUser(USER, "user.renamed"));

        assertThat(audited.database().ask("select count(distinct personal_mac) from audit_events"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_events set kind = 'x'",
                "delete from audit_events",
                "truncate audit_events",
                "update audit_seals set n = 2",
                "delete from audit_seals",
                "truncate audit_seals",
                "update audit_subjects set ip = 'x'",
                "truncate audit_subjects",
            })
    void evenTheOwnerIsRefused(String statement) {
        audited.trail().append(Audited.byUser(USER, "user.renamed"));
        audited.sealer().seal();

        assertThatThrownBy(() -> audited.database().execute(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("is refused: it can only be appended to");
    }

    @Test
    void evenTheOwnerDeletesNothingOfAPersonWithoutAProof() {
        audited.trail().append(Audited.byUser(USER, "user.renamed"));

        assertThatThrownBy(() -> audited.database().execute("delete from audit_subjects"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("is refused: `audit erase` erases persons");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_events set kind = kind",
                "delete from audit_events",
                "update audit_seals set n = n",
                "delete from audit_seals",
                "update audit_subjects set ip = ip",
                "delete from audit_subjects",
            })
    void theRoleThatServesHasNoRightTo(String statement) throws SQLException {
        try (Connection connection = audited.database().pool().getConnection();
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}

package io.gatehouse.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.kernel.UserId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a superuser does to the rows, with every trigger off, and what verifying says of it. Of five events all are sealed. */
class TamperingTest {
    private static final UUID USER = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private Audited audited;

    @BeforeEach
    void open() throws SQLException {
        audited = new Audited(clock);
        for (int i = 0; i < 5; i++) {
            append();
        }
        audited.sealer().seal();
    }

    @AfterEach
    void close() throws Exception {
        audited.close();
    }

    private void append() {
        clock.advance(Duration.ofSeconds(1));
        audited.trail().append(Audited.byUser(USER, "user.renamed"));
    }

    private String fault() {
        return fault(Optional.empty());
    }

    private String fault(Optional<Head> checkpoint) {
        return audited.service().verify(checkpoint).fault().orElse("nothing is wrong");
    }

    private Head head() {
        return audited.service().verify(Optional.empty()).head().orElseThrow();
    }

    private String idOf(int n) throws SQLException {
        return audited.database().ask("select event_id from audit_seals where n = " + n);
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        Verdict verdict = audited.service().verify(Optional.empty());

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.sealed()).isEqualTo(5);
        assertThat(verdict.erased()).isZero();
        assertThat(verdict.unsealed()).isZero();
        assertThat(fault(Optional.of(head()))).isEqualTo("nothing is wrong");
    }

    @Test
    void aSealedEventThatWasChangedIsNamed() throws SQLException {
        audited.tamper("update audit_events set kind = 'user.praised' where id = '" + idOf(3) + "'");

        assertThat(fault())
                .isEqualTo("The event " + idOf(3)
                        + " (user.praised, 2026-05-01T10:00:03Z) of seal 3 was forged or changed:"
                        + " its MAC does not fit.");
    }

    @Test
    void eachColumnOfAnEventIsProved() throws SQLException {
        for (String change : new String[] {
            "occurred_at = occurred_at + interval '1 microsecond'",
            "actor_kind = 'system'",
            "actor_id = 'somebody'",
            "subject_kind = 'session'",
            "subject_id = 'something'",
            "request_id = 'r-9'",
            "details = '{ }'",
            "personal_mac = null",
            "mac = sha256(mac)"
        }) {
            audited.tamper("create table before as select * from audit_events");
            audited.tamper("update audit_events set " + change + " where id = '" + idOf(4) + "'");
            assertThat(fault()).as(change).contains(" of seal 4 was forged or changed");
            audited.tamper("delete from audit_events");
            audited.tamper("insert into audit_events select * from before");
            audited.tamper("drop table before");
        }
        assertThat(fault()).isEqualTo("nothing is wrong");
    }

    @Test
    void aSealedEventThatWasDeletedIsNamed() throws SQLException {
        String id = idOf(2);
        audited.tamper("delete from audit_events where id = '" + id + "'");

        assertThat(fault()).isEqualTo("The event " + id + " of seal 2 is missing.");
    }

    @Test
    void anEventThatWasDeletedWithItsSealLeavesAGap() throws SQLException {
        audited.tamper("delete from audit_events where id = '" + idOf(2) + "'");
        audited.tamper("delete from audit_seals where n = 2");

        assertThat(fault()).isEqualTo("Seal 2 is missing: behind 1 comes 3.");
    }

    @Test
    void sealsThatWereMovedUpIntoAGapDoNotFollow() throws SQLException {
        audited.tamper("delete from audit_seals where n = 2");
        audited.tamper("update audit_seals set n = n + 100 where n > 2");
        audited.tamper("update audit_seals set n = n - 101 where n > 2");

        assertThat(fault()).isEqualTo("Seal 2 was changed: its chain does not follow from seal 1.");
    }

    @Test
    void aForgedEventIsNamedBeforeItIsSealedAndAfter() throws SQLException {
        String forged = "01890000-0000-7000-8000-00000000000f";
        audited.tamper("insert into audit_events select '" + forged + "', xid, occurred_at, kind, actor_kind, actor_id,"
                + " subject_kind, subject_id, request_id, details, personal_mac, mac from audit_events limit 1");

        assertThat(fault())
                .startsWith("The event " + forged)
                .endsWith(" has no seal and was forged or changed: its MAC does not fit.");
        assertThat(audited.service().verify(Optional.empty()).unsealed()).isZero();

        audited.sealer().sealStrays();
        assertThat(fault())
                .startsWith("The event " + forged)
                .endsWith(" of seal 6 was forged or changed: its MAC does not fit.");
    }

    @Test
    void theNewestEventDeletedWithItsSealIsFoundByTheCheckpointAlone() throws SQLException {
        Head checkpoint = head();
        audited.tamper("delete from audit_events where id = '" + idOf(5) + "'");
        audited.tamper("delete from audit_seals where n = 5");

        assertThat(fault()).isEqualTo("nothing is wrong");
        assertThat(fault(Optional.of(checkpoint)))
                .isEqualTo(
                        "Seal 5 of the checkpoint is not there, the newest is 4: rows were removed together with their"
                                + " seals.");
    }

    @Test
    void anotherEventInTheirPlaceDoesNotHideIt() throws SQLException {
        Head checkpoint = head();
        audited.tamper("delete from audit_events where id = '" + idOf(5) + "'");
        audited.tamper("delete from audit_seals where n = 5");
        append();
        audited.sealer().seal();

        assertThat(fault()).isEqualTo("nothing is wrong");
        assertThat(fault(Optional.of(checkpoint)))
                .isEqualTo("Seal 5 is not the one of the checkpoint: rows were removed together with their seals, or"
                        + " replaced.");
    }

    @Test
    void anOlderCheckpointHoldsAsWell() {
        Head old = head();
        append();
        audited.sealer().seal();

        assertThat(fault(Optional.of(old))).isEqualTo("nothing is wrong");
    }

    @Test
    void whatIsSaidOfAPersonIsProvedToo() throws SQLException {
        audited.tamper("update audit_subjects set ip = '198.51.100.1' where event_id = '" + idOf(3) + "'");

        assertThat(fault())
                .startsWith("The event " + idOf(3))
                .endsWith(" of seal 3 was changed in what it says of a person.");
    }

    @Test
    void whatWasSaidOfOnePersonIsNotSaidOfAnother() throws SQLException {
        audited.tamper("delete from audit_subjects where event_id = '" + idOf(3) + "'");
        audited.tamper("update audit_subjects set event_id = '" + idOf(3) + "' where event_id = '" + idOf(4) + "'");

        assertThat(fault()).endsWith(" of seal 3 was changed in what it says of a person.");
    }

    private int erase() {
        int erased = audited.service().erase(Actor.system("test"), UserId.parse(USER.toString()));
        audited.sealer().seal();
        return erased;
    }

    @Test
    void anErasedPersonIsCountedAndNothingIsWrong() {
        assertThat(erase()).isEqualTo(5);

        Verdict verdict = audited.service().verify(Optional.empty());

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.erased()).isEqualTo(5);
    }

    @Test
    void whatIsSaidOfAPersonAndWasDeletedIsNoErasure() throws SQLException {
        audited.tamper("delete from audit_subjects where event_id = '" + idOf(3) + "'");

        assertThat(fault())
                .isEqualTo(
                        "1 events say nothing of their person any more and have no proof that it was erased; erasures"
                                + " account for 0. Rows of audit_subjects or audit_erasures were deleted, of the events "
                                + idOf(3) + " (user.renamed, 2026-05-01T10:00:03Z).");
    }

    @Test
    void aProofOfAnErasureIsForItsOwnEventAlone() throws Exception {
        erase();
        append();
        audited.sealer().seal();
        audited.tamper("delete from audit_subjects");
        audited.tamper("insert into audit_erasures select event_id, mac from (select event_id from audit_seals order by"
                + " n desc limit 1) s, (select mac from audit_erasures limit 1) x");

        assertThat(fault()).startsWith("1 events ").contains(" of the events " + idOf(7) + " (");
    }

    @Test
    void anErasureBeforeThereWereProofsAccountsForAsManyAsItSays() throws SQLException {
        audited.trail()
                .append(AuditEvent.of(
                                "audit.erased",
                                Actor.system("test"),
                                new AuditEvent.Subject("installation", "installation"))
                        .with("events", "2"));
        audited.sealer().seal();
        audited.tamper("delete from audit_subjects where event_id in ('" + idOf(2) + "', '" + idOf(3) + "')");

        assertThat(fault()).isEqualTo("nothing is wrong");

        audited.tamper("delete from audit_subjects where event_id = '" + idOf(4) + "'");
        assertThat(fault()).startsWith("3 events ").contains("erasures account for 2", idOf(2), idOf(3), idOf(4));
    }

    @Test
    void whoWasErasedAndIsThereAgainIsNamed() throws Exception {
        audited.tamper("create table kept as select * from audit_subjects");
        erase();
        audited.tamper("insert into audit_subjects select * from kept where event_id = '" + idOf(3) + "'");

        assertThat(fault())
                .isEqualTo("The person of the event " + idOf(3)
                        + " (user.renamed, 2026-05-01T10:00:03Z) of seal 3 was erased and is there again.");

        audited.tamper("delete from audit_erasures where event_id = '" + idOf(3) + "'");
        assertThat(fault())
                .isEqualTo(
                        "Erasures account for 5 events, and 4 are proved: rows of audit_erasures were" + " deleted.");
    }

    @Test
    void anEventWhoseSealWasRemovedLongAgoIsNamed() throws SQLException {
        String id = idOf(5);
        audited.tamper("delete from audit_seals where n = 5");
        clock.advance(Duration.ofMinutes(11));
        audited.tamper("update audit_events set xid = '0' where id = '" + id + "'");
        append();
        audited.sealer().seal();

        assertThat(fault())
                .startsWith("The event " + id)
                .contains(" has no seal, though later ones were sealed until ");
    }

    @Test
    void anEventThatWaitsForItsSealIsCounted() {
        append();

        Verdict verdict = audited.service().verify(Optional.empty());

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.unsealed()).isEqualTo(1);
        assertThat(verdict.oldestUnsealed()).contains(Instant.parse("2026-05-01T10:00:06Z"));
    }
}

package io.gatehouse.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.kernel.Total;
import io.gatehouse.kernel.UserId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading events, and erasing persons from them. */
class AuditServiceTest {
    private static final UUID ADA = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID BOB = UUID.fromString("01890000-0000-7000-8000-000000000002");
    private static final String SESSION = "01890000-0000-7000-8000-0000000000aa";
    private static final PageRequest FIRST = new PageRequest(1, 20);
    private static final EventFilter ALL = filter(null, null, null, null);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private Audited audited;

    @BeforeEach
    void open() throws SQLException {
        audited = new Audited(clock);
        append(Audited.byUser(ADA, "user.renamed").with("field", "name").withPersonal("before", "Ada"));
        append(Audited.byUser(BOB, "user.renamed"));
        append(AuditEvent.of("user.disabled", Audited.user(BOB), new AuditEvent.Subject("user", ADA.toString())));
        append(AuditEvent.of("session.ended", Actor.system("idle"), new AuditEvent.Subject("session", SESSION))
                .withPersonal(AuditEvent.USER, ADA.toString()));
        append(Audited.byOperator("key.rotated", new AuditEvent.Subject("key", "kid-1")));
        append(Audited.byOperator("user.enabled", new AuditEvent.Subject("user", BOB.toString())));
    }

    @AfterEach
    void close() throws Exception {
        audited.close();
    }

    private void append(AuditEvent event) {
        clock.advance(Duration.ofSeconds(1));
        audited.trail().append(event);
    }

    private static EventFilter filter(
            @Nullable String actor, @Nullable String subject, @Nullable String kind, @Nullable Instant since) {
        return new EventFilter(
                Optional.ofNullable(actor),
                Optional.ofNullable(subject),
                Optional.ofNullable(kind),
                Optional.ofNullable(since));
    }

    private List<String> kinds(EventFilter filter) {
        Page<AuditEntry> page = audited.service().list(filter, FIRST);
        assertThat(page.total()).isEqualTo(Total.exact(page.rows().size()));
        return page.rows().stream().map(AuditEntry::kind).toList();
    }

    @Nested
    class Lists {
        @Test
        void beginWithTheNewest() {
            assertThat(kinds(ALL))
                    .containsExactly(
                            "user.enabled",
                            "key.rotated",
                            "session.ended",
                            "user.disabled",
                            "user.renamed",
                            "user.renamed");
        }

        @Test
        void showAllOfAnEvent() {
            AuditEntry first = audited.service()
                    .list(filter(ADA.toString(), null, null, null), FIRST)
                    .rows()
                    .get(0);

            assertThat(first.at()).isEqualTo("2026-05-01T10:00:01Z");
            assertThat(first.actor()).isEqualTo(new Party("user", ADA.toString()));
            assertThat(first.subject()).isEqualTo(new Party("user", ADA.toString()));
            assertThat(first.ip()).isEqualTo("192.0.2.7");
            assertThat(first.userAgent()).isEqualTo("curl/8");
            assertThat(first.requestId()).isEqualTo("r-1");
            assertThat(first.details()).isEqualTo(Map.of("field", "name", "before", "Ada"));
        }

        @Test
        void findActorsOfEveryKind() {
            assertThat(kinds(filter(BOB.toString(), null, null, null)))
                    .containsExactly("user.disabled", "user.renamed");
            assertThat(kinds(filter("root", null, null, null))).containsExactly("user.enabled", "key.rotated");
            assertThat(kinds(filter("idle", null, null, null))).containsExactly("session.ended");
        }

        @Test
        void findSubjectsOfEveryKindAndAUsersSessions() {
            assertThat(kinds(filter(null, ADA.toString(), null, null)))
                    .containsExactly("session.ended", "user.disabled", "user.renamed");
            assertThat(kinds(filter(null, SESSION, null, null))).containsExactly("session.ended");
            assertThat(kinds(filter(null, "kid-1", null, null))).containsExactly("key.rotated");
        }

        @Test
        void takeSeveralFiltersAtOnce() {
            assertThat(kinds(filter(BOB.toString(), ADA.toString(), "user.disabled", Instant.EPOCH)))
                    .containsExactly("user.disabled");
            assertThat(kinds(filter(BOB.toString(), ADA.toString(), "user.enabled", null)))
                    .isEmpty();
        }

        @Test
        void beginWithTheInstantThatIsAskedFor() {
            assertThat(kinds(filter(null, null, null, Instant.parse("2026-05-01T10:00:05Z"))))
                    .containsExactly("user.enabled", "key.rotated");
            assertThat(kinds(filter(null, null, null, Instant.parse("2026-05-01T10:00:05.000001Z"))))
                    .containsExactly("user.enabled");
        }

        @Test
        void areCutIntoPages() {
            Page<AuditEntry> last = audited.service().list(ALL, new PageRequest(2, 4));

            assertThat(last.rows()).extracting(AuditEntry::kind).containsExactly("user.renamed", "user.renamed");
            assertThat(last.total()).isEqualTo(Total.exact(6));
        }

        @Test
        void countSealedAndUnsealedEventsAlike() {
            audited.sealer().seal();
            append(Audited.byUser(ADA, "user.renamed"));

            assertThat(audited.service().list(ALL, FIRST).total()).isEqualTo(Total.exact(7));
        }

        @Test
        void countAtMostTenThousandWhereAFilterIsOn() throws SQLException {
            audited.tamper(
                    "insert into audit_events (id, occurred_at, kind, actor_kind, subject_kind, request_id, details, mac)"
                            + " select gen_random_uuid(), now(), 'many', 'system', 'key', 'r', '{}', '' from generate_series(1, 10001)");

            Page<AuditEntry> page = audited.service().list(filter(null, null, "many", null), FIRST);

            assertThat(page.total()).isEqualTo(new Total(10_000, false));
        }
    }

    @Nested
    class Erasing {
        @Test
        void takesThePersonOutOfAllEventsAndLeavesThemProvable() throws Exception {
            audited.sealer().seal();

            int erased = audited.service().erase(Actor.system("test"), UserId.parse(ADA.toString()));
            audited.sealer().seal();

            assertThat(erased).isEqualTo(3);
            Verdict verdict = audited.service().verify(Optional.empty());
            assertThat(verdict.fault()).isEmpty();
            assertThat(verdict.erased()).isEqualTo(3);
            assertThat(kinds(filter(null, ADA.toString(), null, null))).isEmpty();
            assertThat(audited.database().ask("select string_agg(p::text, ' ') from audit_subjects p"))
                    .doesNotContain(ADA.toString())
                    .contains(BOB.toString());
        }

        @Test
        void showsNullInPlaceOfThePerson() throws Exception {
            int unused = audited.service().erase(Actor.system("test"), UserId.parse(ADA.toString()));

            AuditEntry disabled = audited.service()
                    .list(filter(null, null, "user.disabled", null), FIRST)
                    .rows()
                    .get(0);

            assertThat(disabled.actor()).isEqualTo(new Party("user", null));
            assertThat(disabled.subject()).isEqualTo(new Party("user", null));
            assertThat(disabled.ip()).isNull();
            assertThat(disabled.userAgent()).isNull();
        }

        @Test
        void isAnEventThatDoesNotSayOfWhom() throws Exception {
            int unused = audited.service().erase(Actor.system("test"), UserId.parse(ADA.toString()));

            assertThat(audited.database().ask("select details from audit_events where kind = 'audit.erased'"))
                    .isEqualTo("{\"events\":\"3\",\"proved\":\"true\"}");
            assertThat(audited.database().ask("select string_agg(e::text, ' ') from audit_events e"))
                    .doesNotContain(ADA.toString());
        }

        @Test
        void leavesTheOperatorWhoActed() throws Exception {
            int unused = audited.service().erase(Actor.system("test"), UserId.parse(BOB.toString()));

            AuditEntry enabled = audited.service()
                    .list(filter(null, null, "user.enabled", null), FIRST)
                    .rows()
                    .get(0);

            assertThat(enabled.actor()).isEqualTo(new Party("operator", "root"));
            assertThat(enabled.subject()).isEqualTo(new Party("user", null));
        }
    }

    @Test
    void itTellsHowLongTheOldestEventWaits() {
        clock.advance(Duration.ofSeconds(30));
        assertThat(audited.service().unsealedFor()).isEqualTo(Duration.ofSeconds(35));

        audited.sealer().seal();
        assertThat(audited.service().unsealedFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5:abc", "0:0000000000000000000000000000000000000000000000000000000000000000"})
    void whatIsNoCheckpointIsRefused(String raw) {
        assertThatThrownBy(() -> Head.parse(raw)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.gatehouse.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.Parallel;
import io.gatehouse.kernel.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The order of events: one chain, whoever writes and seals at the same time, and whenever they commit. */
@Timeout(120)
class SealerTest {
    private static final UUID USER = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private Audited audited;

    @BeforeEach
    void open() throws SQLException {
        audited = new Audited(clock);
    }

    @AfterEach
    void close() throws Exception {
        audited.close();
    }

    private void append() {
        audited.trail().append(Audited.byUser(USER, "user.renamed"));
    }

    private String seals() throws SQLException {
        return audited.database()
                .ask("select count(*) || ' ' || count(distinct event_id) || ' ' || max(n) from audit_seals");
    }

    private Verdict verdict() {
        return audited.service().verify(Optional.empty());
    }

    @Test
    void eightSealersAndSixteenWritersMakeOneChainWithoutAGap() throws SQLException {
        int writers = 16;
        int each = 25;
        AtomicInteger writing = new AtomicInteger(writers);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            all.add(() -> {
                for (int event = 0; event < each; event++) {
                    append();
                }
                return writing.decrementAndGet() >= 0;
            });
        }
        for (int i = 0; i < 8; i++) {
            all.add(() -> {
                Sealer sealer = audited.sealer();
                do {
                    sealer.seal();
                } while (writing.get() > 0);
                return true;
            });
        }

        assertThat(Parallel.all(all)).hasSize(24).doesNotContain(false);
        audited.sealer().seal();

        assertThat(seals()).isEqualTo("400 400 400");
        assertThat(verdict().fault()).isEmpty();
    }

    @Test
    void anEventThatCommitsAfterLaterOnesWereSealedIsSealedNext() throws SQLException {
        audited.database().transactions().run(() -> {
            append();
            clock.advance(Duration.ofMinutes(30));
            assertThat(Parallel.times(1, unused -> {
                        append();
                        audited.sealer().seal();
                        return seal();
                    }))
                    .containsExactly("1 1 1");
        });

        audited.sealer().seal();

        assertThat(seals()).isEqualTo("2 2 2");
        assertThat(audited.database()
                        .ask("select s.n from audit_seals s join audit_events e on e.id = s.event_id"
                                + " order by e.occurred_at limit 1"))
                .isEqualTo("2");
        assertThat(verdict().unsealed()).isZero();
    }

    private String seal() {
        try {
            return seals();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPassLooksOnlyAtWhatMayBeNew() throws SQLException {
        append();
        audited.sealer().seal();
        audited.tamper("delete from audit_seals");
        append();
        Sealer sealer = audited.sealer();
        sealer.seal();
        append();
        audited.tamper("update audit_events set xid = '1' where id = (select event_id from audit_seals where n = 2)");
        audited.tamper("delete from audit_seals where n = 1");

        sealer.seal();

        assertThat(audited.database().ask("select string_agg(n::text, ',' order by n) from audit_seals"))
                .as("the seal that was taken away is not made again")
                .isEqualTo("2,3");
    }

    @Test
    void moreThanABatchIsSealedInOnePass() throws SQLException {
        int many = 2 * Sealer.BATCH + 1;
        audited.database().transactions().run(() -> {
            for (int i = 0; i < many; i++) {
                append();
            }
        });

        audited.sealer().seal();

        assertThat(seals()).isEqualTo(many + " " + many + " " + many);
        assertThat(verdict().sealed()).isEqualTo(many);
    }

    @Test
    void afterARestoreWhatHadNoSealIsFound() throws SQLException {
        append();
        audited.sealer().seal();
        append();
        // What a restore does: all rows have one transaction, that of the restore.
        audited.tamper("update audit_events set xid = '500'");
        audited.tamper("update audit_seals set horizon = '500'");

        audited.sealer().seal();

        assertThat(seals()).isEqualTo("2 2 2");
        assertThat(verdict().fault()).isEmpty();
    }

    @Test
    void theSweepFindsWhatTheHorizonHides() throws SQLException {
        append();
        audited.sealer().seal();
        append();
        audited.tamper("update audit_events set xid = '1'");
        Sealer sealer = audited.sealer();

        sealer.seal();
        assertThat(seals()).isEqualTo("1 1 1");

        sealer.sealStrays();
        assertThat(seals()).isEqualTo("2 2 2");
    }

    @Test
    void aSealerDoesNothingWhileAnotherIsAtIt() throws Exception {
        append();
        try (Connection other = audited.database().pool().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + 0x617564697473L + ")");
            }
            audited.sealer().seal();
            assertThat(audited.count("audit_seals")).isZero();
            other.rollback();
        }
    }

    @Test
    void noSecondSealHasTheNumberOfAnother() throws SQLException {
        append();
        audited.sealer().seal();

        assertThatThrownBy(() -> audited.tamper("insert into audit_seals (n, event_id, chain, sealed_at)"
                        + " select n, gen_random_uuid(), chain, sealed_at from audit_seals"))
                .hasMessageContaining("pk_audit_seals");
    }

    @Test
    void aCheckpointIsWrittenAtMostOnceAMinuteAndOnlyForANewSeal(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("checkpoint");
        Sealer sealer = audited.sealer(new CheckpointFile(Optional.of(file)));
        append();
        sealer.seal();
        Head first = verdict().head().orElseThrow();
        assertThat(file).hasContent(first.toString());

        append();
        sealer.seal();
        assertThat(file).hasContent(first.toString());

        clock.advance(Duration.ofSeconds(61));
        sealer.seal();
        assertThat(file).hasContent(verdict().head().orElseThrow().toString());

        Files.delete(file);
        clock.advance(Duration.ofSeconds(61));
        sealer.seal();
        assertThat(file).doesNotExist();
    }

    @Test
    void aCheckpointFileIsNeverSetBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("checkpoint");
        Head later = new Head(7, "ab".repeat(32));
        Files.writeString(file, later.toString());
        append();

        audited.sealer(new CheckpointFile(Optional.of(file))).seal();

        assertThat(file).hasContent(later.toString());
    }
}

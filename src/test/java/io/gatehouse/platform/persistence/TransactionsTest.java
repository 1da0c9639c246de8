package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Where a transaction begins and how it ends, on a real PostgreSQL. */
class TransactionsTest {
    private static TestDatabase database;
    private static SessionFactory sessions;
    private static Transactions transactions;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.migrated("transactions", List.of(Note.class));
        database.execute("create table notes (id integer, text text, constraint pk_notes primary key (id))");
        database.execute("grant all on notes to gatehouse");
        sessions = database.sessions();
        transactions = database.transactions();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.execute("truncate notes");
    }

    private static String kept() throws SQLException {
        return database.ask("select coalesce(string_agg(text, ',' order by id), '') from notes");
    }

    private static void add(int id, String text) {
        sessions.getCurrentSession().persist(new Note(id, text));
    }

    /** What Hibernate makes of a statement that lost: nothing short of two sessions in step provokes one by itself. */
    private static RuntimeException lost() {
        return new LockAcquisitionException(
                "said Hibernate", new PSQLException("said PostgreSQL", PSQLState.SERIALIZATION_FAILURE));
    }

    @Nested
    class Write {
        @Test
        void commitsAndReturnsTheResult() throws SQLException {
            String result = transactions.write(() -> {
                add(1, "one");
                return "done";
            });

            assertThat(result).isEqualTo("done");
            assertThat(kept()).isEqualTo("one");
        }

        @Test
        void rollsBackWhateverIsThrownAndPassesItOn() throws SQLException {
            IllegalStateException thrown = new IllegalStateException("stop");

            assertThatThrownBy(() -> transactions.run(() -> {
                        add(1, "one");
                        sessions.getCurrentSession().flush();
                        throw thrown;
                    }))
                    .isSameAs(thrown);

            assertThat(kept()).isEmpty();
        }

        @Test
        void rollsBackAnErrorToo() throws SQLException {
            assertThatThrownBy(() -> transactions.run(() -> {
                        add(1, "one");
                        sessions.getCurrentSession().flush();
                        throw new AssertionError("stop");
                    }))
                    .isInstanceOf(AssertionError.class);

            assertThat(kept()).isEmpty();
        }

        @Test
        void makesAFailureOfWhatTheDatabaseRefusesAtTheCommit() {
            transactions.run(() -> add(1, "one"));

            assertThatThrownBy(() -> transactions.run(() -> add(1, "again")))
                    .isInstanceOfSatisfying(
                            UniqueViolation.class,
                            violation -> assertThat(violation.isOf("pk_notes")).isTrue());
        }

        @Test
        void leavesNoSessionBehind() {
            transactions.run(() -> add(1, "one"));
            assertThatThrownBy(() -> transactions.run(() -> {
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");

            assertThatThrownBy(() -> sessions.getCurrentSession()).hasMessageContaining("No session currently bound");
        }
    }

    @Nested
    class ACallInsideAnother {
        @Test
        void joinsItsTransaction() throws SQLException {
            assertThatThrownBy(() -> transactions.run(() -> {
                        transactions.run(() -> add(1, "one"));
                        sessions.getCurrentSession().flush();
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");

            assertThat(kept()).isEmpty();
        }

        @Test
        void seesWhatIsNotYetCommitted() {
            String seen = transactions.write(() -> {
                add(1, "one");
                return transactions.read(() -> sessions.getCurrentSession().find(Note.class, 1).text);
            });

            assertThat(seen).isEqualTo("one");
        }

        @Test
        void isRetriedWithTheWholeAndNeverAlone() {
            AtomicInteger outer = new AtomicInteger();
            AtomicInteger inner = new AtomicInteger();

            transactions.run(() -> {
                outer.incrementAndGet();
                transactions.run(() -> {
                    if (inner.incrementAndGet() == 1) {
                        throw lost();
                    }
                });
            });

            assertThat(outer).hasValue(2);
            assertThat(inner).hasValue(2);
        }
    }

    @Nested
    class Read {
        @Test
        void tracksNoEntityForChanges() throws SQLException {
            transactions.run(() -> add(1, "one"));

            String read = transactions.read(() -> {
                Note note = sessions.getCurrentSession().find(Note.class, 1);
                note.text = "changed";
                return note.text;
            });

            assertThat(read).isEqualTo("changed");
            assertThat(kept()).isEqualTo("one");
        }

        @Test
        void opensNoTransactionAndJoinsOneThatIsOpen() {
            assertThat(transactions.read(() -> transactions.read(this::twoTransactionIds)))
                    .hasSize(2);
            assertThat(transactions.write(() -> transactions.read(this::twoTransactionIds)))
                    .hasSize(1);
        }

        /** As a set: one where both were read in the same transaction. */
        private Set<Long> twoTransactionIds() {
            return Stream.generate(() -> sessions.getCurrentSession()
                            .createNativeQuery("select txid_current()", Long.class)
                            .getSingleResult())
                    .limit(2)
                    .collect(Collectors.toSet());
        }
    }

    @Nested
    class ALostRace {
        @Test
        void isRunAgainOnACleanSlate() throws SQLException {
            AtomicInteger attempts = new AtomicInteger();

            transactions.run(() -> {
                add(1, "one");
                sessions.getCurrentSession().flush();
                if (attempts.incrementAndGet() < 3) {
                    throw lost();
                }
            });

            assertThat(attempts).hasValue(3);
            assertThat(kept()).isEqualTo("one");
        }

        @Test
        void isAnsweredBusyAfterThreeAttempts() throws SQLException {
            AtomicInteger attempts = new AtomicInteger();

            assertThatThrownBy(() -> transactions.run(() -> {
                        attempts.incrementAndGet();
                        add(1, "one");
                        sessions.getCurrentSession().flush();
                        throw lost();
                    }))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
                        assertThat(failure.code()).isEqualTo("busy");
                    });

            assertThat(attempts).hasValue(3);
            assertThat(kept()).isEmpty();
        }

        @Test
        void ofAReadIsRunAgainToo() {
            AtomicInteger attempts = new AtomicInteger();

            int result = transactions.read(() -> {
                if (attempts.incrementAndGet() == 1) {
                    throw lost();
                }
                return 42;
            });

            assertThat(result).isEqualTo(42);
        }
    }

    @Nested
    class WhatIsNoLostRace {
        @ParameterizedTest
        @ValueSource(strings = {"select 1 / 0", "select no_such_column"})
        void isTriedOnceAndStaysAnException(String statement) {
            AtomicInteger attempts = new AtomicInteger();

            assertThatThrownBy(() -> transactions.run(() -> {
                        attempts.incrementAndGet();
                        Object unused = sessions.getCurrentSession()
                                .createNativeQuery(statement, Object.class)
                                .getSingleResult();
                    }))
                    .isNotInstanceOf(Failure.class);

            assertThat(attempts).hasValue(1);
        }
    }

    /** A row to write. */
    @Entity
    @Table(name = "notes")
    static class Note {
        @Id
        private int id;

        private String text;

        @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
        protected Note() {}

        Note(int id, String text) {
            this.id = id;
            this.text = text;
        }
    }
}

package io.gatehouse.platform.persistence.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found between entities and a real schema, and that the changeset written for it goes there and back. */
class SchemaDifferenceTest {
    /** The number of whatever comes next. */
    private static final String NEXT = TestProject.nextNumber();

    private static final String FITTING = """
            create table shelves (
                id uuid not null,
                label text not null,
                colour text,
                made_at timestamptz(6) not null,
                tags text[] not null default '{}',
                photo bytea,
                weight bigint not null default 0,
                is_full boolean not null default false,
                constraint pk_shelves primary key (id),
                constraint ck_shelves_weight check (weight >= 0)
            );
            create index ix_shelves_made_at on shelves (made_at, id);
            comment on column shelves.label is 'As printed.';
            """;

    /** All that hangs on the table. */
    private static final String ATTACHED = """
            select string_agg(it, '; ' order by it) from (
                select pg_get_constraintdef(oid) from pg_constraint
                where conrelid = 'shelves'::regclass and contype <> 'n'
                union all select indexdef from pg_indexes where tablename = 'shelves'
                union all select attname || col_description(attrelid, attnum) from pg_attribute
                where attrelid = 'shelves'::regclass) as attached (it)""";

    @TempDir
    private Path folder;

    private TestDatabase migrated;
    private Database database;

    @BeforeEach
    void fitting() throws Exception {
        migrated = TestDatabase.migrated("schema_difference", List.of());
        migrated.execute(FITTING);
        database = migrated.database();
    }

    @AfterEach
    void close() throws Exception {
        migrated.close();
    }

    private SchemaDifference shelves() {
        return SchemaDifference.between(database, List.of(Shelf.class));
    }

    /** Writes, applies and takes back, and looks at the difference after each. */
    private String thereAndBack(Class<?>... entities) throws Exception {
        TestProject project = TestProject.in(folder);
        SchemaDifference difference = SchemaDifference.between(database, List.of(entities));
        ChangesetFile file = ChangesetFile.next(project.root(), difference.title());
        file.write(difference);

        project.migrate(database);
        assertThat(SchemaDifference.between(database, List.of(entities)).statements())
                .isEmpty();

        project.rollBackOne(database);
        assertThat(SchemaDifference.between(database, List.of(entities)).statements())
                .as("a column that comes back comes last")
                .containsExactlyInAnyOrderElementsOf(difference.statements());
        return Files.readString(file.file());
    }

    @Test
    void whatAMappingCannotSayIsNoDifference() {
        assertThat(shelves().statements()).isEmpty();
        assertThat(shelves().isEmpty()).isTrue();
    }

    @Test
    void aMissingColumnIsAdded() throws Exception {
        migrated.execute("alter table shelves drop column colour");

        assertThat(shelves().title()).isEqualTo("add-shelves-colour");
        assertThat(thereAndBack(Shelf.class)).isEqualTo("""
                --liquibase formatted sql

                --changeset gatehouse:%s-add-shelves-colour
                alter table shelves add column colour text;
                --rollback alter table shelves drop column colour;
                """.formatted(NEXT));
    }

    @Test
    void aMissingColumnThatTakesNoNullSaysThatItNeedsAValue() throws Exception {
        migrated.execute("alter table shelves drop column label");

        assertThat(thereAndBack(Shelf.class)).contains("""
                -- Fails where the table has rows: give it a default, or add it nullable, fill it and set not null then.
                alter table shelves add column label text not null;
                """);
    }

    @Test
    void columnsThatNobodyMapsAreDroppedAndComeBackWithAllThatHungOnThem() throws Exception {
        migrated.execute("""
                alter table shelves add column side char(1) default 'L', add column depth integer not null default 3;
                alter table shelves add constraint ck_shelves_depth check (depth > 0 or side = 'X');
                create index ix_shelves_side on shelves (side, depth) where label <> 'A';
                create unique index uq_shelves_depth on shelves (lower(side)) where depth > 7;
                comment on column shelves.depth is 'In cm; "about".';
                """);
        String before = migrated.ask(ATTACHED);

        String changeset = thereAndBack(Shelf.class);

        assertThat(changeset)
                .contains(NEXT + "-change-shelves")
                .contains("alter table shelves drop column side;\n")
                .contains("--rollback alter table shelves add column side char(1) default 'L'::bpchar;\n")
                .contains("--rollback alter table shelves add column depth integer default 3 not null;\n");
        assertThat(migrated.ask(ATTACHED)).isEqualTo(before);
    }

    @Test
    void anotherTypeIsConvertedThereAndBack() throws Exception {
        migrated.execute("alter table shelves alter column weight type integer;"
                + " alter table shelves alter column made_at type timestamptz(3)");
        migrated.execute("insert into shelves values (gen_random_uuid(), 'a', null, now(), '{}', null, 7, true)");

        assertThat(thereAndBack(Shelf.class))
                .contains("alter table shelves alter column weight type bigint using weight::bigint;\n")
                .contains(
                        "alter table shelves alter column made_at type timestamptz(6) using made_at::timestamptz(6);\n")
                .contains("--rollback alter table shelves alter column weight type integer using weight::integer;\n");
    }

    @Test
    void nullIsTakenWhereTheFieldTakesIt() throws Exception {
        migrated.execute("alter table shelves alter column colour set not null, alter column label drop not null");

        assertThat(thereAndBack(Shelf.class))
                .contains("\nalter table shelves alter column colour drop not null;\n")
                .contains("""
                        -- Fails where a row has null: fill the column with an update before it.
                        alter table shelves alter column label set not null;
                        """)
                .contains("--rollback alter table shelves alter column label drop not null;\n");
    }

    @Test
    void aMissingTableIsMadeInTheTypesOfTheHouseWithItsKeysByName() throws Exception {
        assertThat(thereAndBack(Shelf.class, Book.class)).isEqualTo("""
                --liquibase formatted sql

                --changeset gatehouse:%s-create-books
                create table books (
                    id uuid not null,
                    authors text[] not null,
                    isbn text not null,
                    lent_at timestamptz(6),
                    shelf_id uuid not null,
                    constraint pk_books primary key (id),
                    constraint uq_books_isbn unique (isbn)
                );
                alter table books add constraint fk_books_shelf_id foreign key (shelf_id) references shelves (id);
                create index ix_books_shelf_id on books (shelf_id);
                --rollback drop index ix_books_shelf_id;
                --rollback alter table books drop constraint fk_books_shelf_id;
                --rollback drop table books;
                """.formatted(NEXT));
    }

    @Test
    void aKeyThatOnlyTheMappingHasIsAddedToATableThatStands() throws Exception {
        migrated.execute("create table books (id uuid primary key, authors text[] not null, isbn text not null,"
                + " lent_at timestamptz(6), shelf_id uuid not null)");

        assertThat(thereAndBack(Shelf.class, Book.class))
                .contains(NEXT + "-change-books")
                .contains("alter table books add constraint uq_books_isbn unique (isbn);\n")
                .contains("alter table books add constraint fk_books_shelf_id foreign key (shelf_id)")
                .doesNotContain("create index");
    }

    @Test
    void differencesInSeveralTablesGoByAGeneralName() throws Exception {
        migrated.execute("alter table shelves drop column colour");

        assertThat(SchemaDifference.between(database, List.of(Shelf.class, Book.class))
                        .title())
                .isEqualTo("change-schema");
    }

    @Test
    void aSchemaThatIsBehindIsRefused() throws Exception {
        Database empty = TestDatabase.empty("schema_difference_behind");

        assertThatThrownBy(() -> SchemaDifference.between(empty, List.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("0001-create-installation")
                .hasMessageContaining("`db migrate`");
    }

    /** A field of each kind that the house has a type for. */
    @Entity
    @Table(name = "shelves")
    @SuppressWarnings({"unused", "UnusedVariable", "NullAway.Init"}) // Only its mapping is read.
    static class Shelf {
        @Id
        private UUID id;

        private String label;

        @Column(length = 80)
        private @Nullable String colour;

        @Column(name = "made_at")
        private Instant madeAt;

        private List<String> tags;
        private byte @Nullable [] photo;
        private long weight;

        @Column(name = "is_full")
        private boolean full;
    }

    /** It has what only a mapping with keys says. */
    @Entity
    @Table(name = "books")
    @SuppressWarnings({"unused", "UnusedVariable", "NullAway.Init"}) // Only its mapping is read.
    static class Book {
        @Id
        private UUID id;

        @Column(unique = true)
        private String isbn;

        @ManyToOne
        private Shelf shelf;

        private Set<String> authors;

        @Column(name = "lent_at")
        private @Nullable Instant lentAt;
    }
}

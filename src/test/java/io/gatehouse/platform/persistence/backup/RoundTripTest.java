package io.gatehouse.platform.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.persistence.Changelog;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Migrations;
import io.gatehouse.platform.persistence.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was backed up is what comes back. */
class RoundTripTest {
    private static final String ADD_USER_WITH_SESSION = """
            with u as (insert into users (id, email, email_key, name, created_at, updated_at)
                       select id, id, id, 'n', now(), now() from (select gen_random_uuid() as id) x returning id),
                 r as (insert into rate_limits select 'writer', id::text, now() from u)
            select id from u""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path folder;

    private Path file() {
        return folder.resolve("backup.gatehouse");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void everyTableComesBackInADatabaseWithoutTables() throws Exception {
        Database source = TestDatabase.copy("backup_source");
        Backups.fill(source);
        Summary written = Backups.write(source, file());
        Database target = TestDatabase.empty("backup_target");

        Summary loaded = Backups.load(target, file());

        assertThat(Backups.content(target)).isEqualTo(Backups.content(source));
        assertThat(new Migrations(target).pending()).isEmpty();
        assertThat(written.rows()).isEqualTo(55);
        assertThat(loaded.rows()).isEqualTo(55);
        assertThat(loaded.sha256()).isEqualTo(written.sha256()).isEqualTo(sha256(file()));
        assertThat(Files.size(file())).isEqualTo(written.bytes()).isEqualTo(loaded.bytes());
    }

    @Test
    void everyTableComesBackInADatabaseThatWasJustMigrated() throws Exception {
        Database source = TestDatabase.copy("backup_source_2");
        Backups.fill(source);
        Summary written = Backups.write(source, file());
        Database target = TestDatabase.copy("backup_target_2");

        Summary loaded = Backups.load(target, file());

        assertThat(Backups.content(target)).isEqualTo(Backups.content(source));
        assertThat(loaded.tables())
                .isEqualTo(written.tables())
                .isEqualTo(Backups.content(source).size());
    }

    @Test
    void theFileIsForItsMakerAloneAndNothingElseIsLeftBesideIt() throws Exception {
        Summary unused = Backups.write(TestDatabase.copy("backup_mode"), file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void whatIsComputedIsComputedAnewAndWhatCountsGoesOn() throws Exception {
        String tables = """
                create table b_parents (id bigint generated always as identity primary key, parent bigint references b_parents,
                    "Odd ""name" text, twice bigint generated always as (id * 2) stored, xid xid8 default pg_current_xact_id());
                create table a_children (parent bigint not null references b_parents, ratio double precision, span interval);
                create sequence numbers;
                create function refuse() returns trigger language plpgsql as $$ begin raise 'twice'; end $$;
                create trigger once before insert on a_children for each row execute function refuse();
                alter table a_children enable always trigger once;
                grant all on all tables in schema public to public; grant all on all sequences in schema public to public""";
        Database source = TestDatabase.copy("backup_shapes");
        TestDatabase.execute(source, tables);
        TestDatabase.execute(source, """
                insert into b_parents (parent, "Odd ""name") select null, 'x' from generate_series(1, 3);
                update b_parents set parent = 3 where id = 1; alter table a_children disable trigger user;
                insert into a_children values (2, 1e-300, '1 mon -2 days 3.000001 s'), (3, 'NaN', null);
                alter table a_children enable always trigger once; select nextval('numbers'), nextval('numbers')""");
        Summary unused = Backups.write(source, file());
        Database target = TestDatabase.copy("backup_shapes_target");
        TestDatabase.execute(target, tables);

        Summary loaded = Backups.load(target, file());

        String rows =
                "select string_agg(id || ' ' || coalesce(parent, 0) || ' ' || \"Odd \"\"name\" || ' ' || twice, ',' order by id)"
                        + " from b_parents";
        assertThat(TestDatabase.ask(target, rows)).isEqualTo("1 3 x 2,2 0 x 4,3 0 x 6");
        assertThat(loaded.rows()).isEqualTo(5);
        assertThat(TestDatabase.ask(target, "select string_agg(t::text, ' ' order by parent) from a_children t"))
                .isEqualTo(
                        TestDatabase.ask(source, "select string_agg(t::text, ' ' order by parent) from a_children t"));
        assertThat(TestDatabase.ask(target, "select nextval('numbers')")).isEqualTo("3");
        assertThat(TestDatabase.ask(target, "insert into b_parents default values returning id"))
                .isEqualTo("4");
        assertThat(TestDatabase.ask(target, "select tgenabled from pg_trigger where tgname = 'once'"))
                .isEqualTo("A");
    }

    @Test
    void aRowOfManyMegabytesComesBack() throws Exception {
        Database source = TestDatabase.copy("backup_big");
        TestDatabase.execute(
                source,
                "insert into installation select 1, gen_random_uuid(), 0,"
                        + " decode(repeat('0123456789abcdef', 2000000), 'hex'), now()");
        Summary unused = Backups.write(source, file());
        Database target = TestDatabase.empty("backup_big_target");

        Summary loaded = Backups.load(target, file());

        assertThat(loaded.rows()).isEqualTo(1);
        String question = "select length(root_secret) || ' ' || md5(root_secret) from installation";
        assertThat(TestDatabase.ask(target, question))
                .isEqualTo(TestDatabase.ask(source, question))
                .startsWith("16000000 ");
    }

    @Test
    void whatIsWrittenMeanwhileIsInItWhollyOrNotAtAll() throws Exception {
        Database source = TestDatabase.copy("backup_busy");
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(20);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Future<?> writing = writer.submit(() -> {
            while (!done.get()) {
                TestDatabase.execute(source, ADD_USER_WITH_SESSION);
                begun.countDown();
            }
            return null;
        });
        begun.await();

        Summary written = Backups.write(source, file());
        done.set(true);
        writing.get();
        writer.shutdown();

        Database target = TestDatabase.empty("backup_busy_target");
        assertThat(Backups.load(target, file()).rows())
                .isEqualTo(written.rows())
                .isGreaterThanOrEqualTo(40);
        assertThat(TestDatabase.ask(
                        target,
                        "select count(*) from users full join rate_limits on source = users.id::text"
                                + " where source is null or id is null"))
                .isEqualTo("0");
    }

    @Test
    void theManifestSaysWhatTheFileHolds() throws Exception {
        Database source = TestDatabase.copy("backup_manifest");
        Backups.fill(source);
        Summary unused = Backups.write(source, file());

        Manifest manifest = BackupFile.verified(file()).manifest();

        assertThat(manifest.changesets()).isEqualTo(Changelog.ids());
        assertThat(manifest.release()).isEqualTo("test");
        List<String> names = manifest.tables().stream().map(Table::name).toList();
        assertThat(names.indexOf("users")).isLessThan(names.indexOf("sessions"));
        assertThat(manifest.masterKey()).isEmpty();
    }
}

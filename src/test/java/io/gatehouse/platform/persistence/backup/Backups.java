package io.gatehouse.platform.persistence.backup;

import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Backups and restores with nothing said about keys, and what is in the tables afterwards. */
final class Backups {
    static final Label LABEL = new Label("test", Optional.empty(), connection -> Optional.empty());
    static final Finish NOTHING = connection -> {};

    private static final String TABLES =
            "select coalesce(string_agg(tablename, ',' order by tablename), '') from pg_tables"
                    + " where schemaname = 'public' and tablename not like 'databasechangelog%'";

    /** Values that a careless text form would lose: separators, escapes, the copy's end mark, emptiness, and none at all. */
    private static final String SPECIAL = """
            insert into users (id, email, email_key, name, pending_email, roles, created_at, updated_at)
            values ('00000000-0000-0000-0000-000000000001', E'a\\t\\n\\r\\\\b', 'k1', '\\.', null, '{user,admin}',
                    '2026-01-02 03:04:05.678901+05:30', '1883-11-18 12:03:58.000001-04:56:02'),
                   ('00000000-0000-0000-0000-000000000002', 'Zoë 🦉 "q"', E'\\\\x', '\\N', '', '{}',
                    'infinity', '-infinity');
            insert into installation values (1, gen_random_uuid(), 7, decode('00ff0a5c090d2e27', 'hex'), now());
            insert into signing_keys (kid, algorithm, state, public_jwk, private_jwk, created_at, activated_at, published_at,
                earlier_max_age, promised_max_age, longest_life)
                values ('kid', 'ES256', 'active', '{"a": "b"}', '', now(), null, now(), 1, 2, 3);
            insert into sessions select gen_random_uuid(), '00000000-0000-0000-0000-000000000001', n, '\\x01', null, '',
                '\\xff', 0, null, '{}', now(), now(), now(), null, null, '::1', repeat('x', n), now(), now()
                from generate_series(1, 50) n""";

    private Backups() {}

    static void fill(Database database) throws SQLException {
        TestDatabase.execute(database, SPECIAL);
    }

    static Progress silent() {
        return new Progress(System::nanoTime, line -> {});
    }

    static Summary write(Database database, Path file) {
        return new Backup(database, Clock.systemUTC()).write(file, LABEL, silent());
    }

    static Summary load(Database database, Path file) {
        return load(database, file, NOTHING);
    }

    static Summary load(Database database, Path file, Finish finish) {
        return new Restore(database, Clock.systemUTC()).load(BackupFile.verified(file), finish, silent());
    }

    /** What verifying the file says against it, or nothing. */
    static String complaint(Path file) {
        try {
            return "nothing against " + BackupFile.verified(file).path().getFileName();
        } catch (BackupRefused e) {
            return String.valueOf(e.detail());
        }
    }

    /** Every row of every table as text. */
    static Map<String, String> content(Database database) throws SQLException {
        Map<String, String> content = new TreeMap<>();
        for (String table : TestDatabase.ask(database, TABLES).split(",", -1)) {
            String rows = "select string_agg(t::text, E'\\n' order by t::text) from " + table + " t";
            content.put(table, TestDatabase.ask(database, rows));
        }
        return content;
    }

    static String rows(Database database) throws SQLException {
        return TestDatabase.ask(
                database,
                "select (select count(*) from users) + (select count(*) from sessions) + (select count(*) from installation)"
                        + " + (select count(*) from signing_keys) + (select count(*) from rate_limits)");
    }
}

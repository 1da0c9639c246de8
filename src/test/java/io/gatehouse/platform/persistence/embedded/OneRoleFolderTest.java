package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data folder of the time when one role owned and served: the next start tells the two apart and keeps what is in it. */
class OneRoleFolderTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String OWNERS = "SELECT pg_get_userbyid(datdba) || ' '"
            + " || (SELECT string_agg(DISTINCT pg_get_userbyid(relowner), ',') FROM pg_class WHERE relname LIKE 'kept%')"
            + " FROM pg_database WHERE datname = current_database()";

    @TempDir
    private Path root;

    private DataFolder folder;

    @BeforeEach
    void fill() throws Exception {
        folder = TestFolders.at(root);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, RANDOM)) {
            Sql.run(postgres, "CREATE TABLE kept (n serial PRIMARY KEY); INSERT INTO kept DEFAULT VALUES");
            undo(postgres);
        }
        Files.delete(root.resolve("keys/owner.password"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void isConverted() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, RANDOM);
                Connection service = Sql.connect(postgres, postgres.service())) {
            assertThat(Sql.ask(postgres, OWNERS)).isEqualTo("gatehouse_owner gatehouse_owner");
            assertThat(Sql.ask(postgres, "SELECT n FROM kept")).isEqualTo("1");
            assertThatThrownBy(() -> execute(service, "DROP TABLE kept")).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> execute(service, "CREATE TABLE more (n int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void isConvertedByTheNextStart() throws SQLException {
        isConverted();
        isConverted();
    }

    /** What a kill leaves after each statement that stands alone; those of the hand-over are one transaction. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ROLE gatehouse_owner NOLOGIN",
                "CREATE ROLE gatehouse_owner NOLOGIN; ALTER ROLE gatehouse PASSWORD 'of no file'",
                "CREATE ROLE gatehouse_owner LOGIN PASSWORD 'of no file'",
            })
    void isConvertedWhereAnEarlierStartWasKilled(String done) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, RANDOM)) {
            undo(postgres);
            try (Connection connection = postgres.superuser("postgres")) {
                execute(connection, done);
            }
        }

        isConverted();
    }

    private static void undo(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.superuser("gatehouse")) {
            execute(connection, "REASSIGN OWNED BY gatehouse_owner TO gatehouse");
            execute(connection, "DROP OWNED BY gatehouse_owner");
            execute(connection, "GRANT CONNECT, TEMPORARY ON DATABASE gatehouse, postgres TO PUBLIC");
            execute(connection, "DROP ROLE gatehouse_owner");
        }
    }
}

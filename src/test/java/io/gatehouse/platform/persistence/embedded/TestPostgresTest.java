package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The server that all other tests share. */
class TestPostgresTest {
    @Test
    void aDatabaseIsMadeAnewForTheOwnerAndOpenToTheService() throws SQLException {
        String first = TestPostgres.createDatabase("copied", "template1");
        try (Connection open = connect(first)) {
            assertThat(Sql.ask(open, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'copied'"))
                    .isEqualTo(TestPostgres.owner().role());

            assertThat(TestPostgres.createDatabase("copied", "template1")).isEqualTo("copied");
        }

        try (Connection again = connect("copied")) {
            assertThat(Sql.ask(again, "SHOW fsync")).isEqualTo("off");
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                TestPostgres.url(database),
                TestPostgres.service().role(),
                TestPostgres.service().password());
    }
}

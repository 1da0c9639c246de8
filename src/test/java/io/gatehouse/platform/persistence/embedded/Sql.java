package io.gatehouse.platform.persistence.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Single statements and single answers, under the role of the owner. */
final class Sql {
    private Sql() {}

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return connect(postgres, postgres.owner());
    }

    static Connection connect(EmbeddedPostgres postgres, Login login) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), login.role(), login.password());
    }

    static void run(EmbeddedPostgres postgres, String statement) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres)) {
            return ask(connection, query);
        }
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }
}

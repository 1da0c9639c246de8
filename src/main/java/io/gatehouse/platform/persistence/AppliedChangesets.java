package io.gatehouse.platform.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The history of a schema, asked by plain SQL: Liquibase would make its tables where they are missing. */
public final class AppliedChangesets {
    private AppliedChangesets() {}

    /** The ids in the order in which they were applied; empty where there is no history. */
    public static List<String> on(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (hasHistory(statement)) {
                ResultSet rows = statement.executeQuery("select id from databasechangelog order by orderexecuted");
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('databasechangelog') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }
}

package io.gatehouse.platform.persistence.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The triggers that changesets made. They are off during a load, since the rows already contain the result of their work. The
 * triggers of foreign keys stay on.
 *
 * @param off the statements that switch them off
 * @param on the statements that switch each back to what it was
 */
record Triggers(List<String> off, List<String> on) {
    private static final String OURS = "select format('alter table %I disable trigger %I', t.relname, g.tgname),"
            + " format('alter table %I enable %s trigger %I', t.relname,"
            + " case g.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, g.tgname)"
            + " from pg_trigger g join pg_class t on t.oid = g.tgrelid"
            + " where t.relnamespace = current_schema()::regnamespace and not g.tgisinternal and g.tgparentid = 0"
            + " and g.tgenabled <> 'D'";

    static Triggers find(Connection connection) throws SQLException {
        List<String> off = new ArrayList<>();
        List<String> on = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OURS)) {
            while (rows.next()) {
                off.add(rows.getString(1));
                on.add(rows.getString(2));
            }
        }
        return new Triggers(off, on);
    }

    void switchOff(Connection connection) throws SQLException {
        execute(connection, off);
    }

    void switchOn(Connection connection) throws SQLException {
        execute(connection, on);
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}

package io.gatehouse.platform.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the service's role may do with what the owner made in the schema: exactly this, whatever was granted before. Running
 * services see the old rights or the new ones, never none.
 */
final class Grants {
    private static final String READ = "select";
    private static final String READ_AND_WRITE = "select, insert, update, delete";
    private static final String COUNT = "usage, select";

    /** Tables on which the service may do less than read and write. Only migrators write the history. */
    private static final Map<String, String> LESS = Map.of("databasechangelog", READ, "databasechangeloglock", READ);

    /** Only what is the owner's: nobody can grant on another's. */
    private static final String OBJECTS = """
            select relname, relkind = 'S' from pg_class
             where relnamespace = current_schema()::regnamespace
               and relkind in ('r', 'p', 'S')
               and pg_has_role(relowner, 'usage')
             order by relname
            """;

    private final Statement statement;
    private final String service;

    private Grants(Statement statement, String service) {
        this.statement = statement;
        this.service = service;
    }

    /** Gives the role its rights, over a connection of the owner. */
    static void give(Connection owner, String service) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            new Grants(statement, statement.enquoteIdentifier(service, true)).give();
            owner.commit();
        }
    }

    private void give() throws SQLException {
        List<String> changes = new ArrayList<>();
        changes.add("grant usage on schema " + schema() + " to " + service);
        try (ResultSet rows = statement.executeQuery(OBJECTS)) {
            while (rows.next()) {
                String name = rows.getString(1);
                changes.addAll(rows.getBoolean(2) ? onSequence(name) : onTable(name));
            }
        }
        boolean unused = statement.execute(String.join(";", changes));
    }

    private String schema() throws SQLException {
        try (ResultSet row = statement.executeQuery("select current_schema()")) {
            return row.next() ? statement.enquoteIdentifier(row.getString(1), true) : "public";
        }
    }

    private List<String> onTable(String name) throws SQLException {
        return exactly(LESS.getOrDefault(name, READ_AND_WRITE), "table " + statement.enquoteIdentifier(name, true));
    }

    private List<String> onSequence(String name) throws SQLException {
        return exactly(COUNT, "sequence " + statement.enquoteIdentifier(name, true));
    }

    private List<String> exactly(String rights, String object) {
        return List.of(
                "revoke all on " + object + " from " + service, "grant " + rights + " on " + object + " to " + service);
    }
}

package io.gatehouse.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rights of the service role on what the owner made in the schema: exactly these, whatever was granted before. Running
 * services see the old rights or the new ones, never none.
 */
final class Grants {
    private static final String READ = "select";
    private static final String READ_AND_WRITE = "select, insert, update, delete";
    private static final String COUNT = "usage, select";

    private static final String APPEND = "select, insert";

    /**
     * Tables on which the service may do less than read and write. Only migrators write the history. Audit events never change,
     * and only the owner's function can erase what they say about a person.
     */
    private static final Map<String, String> LESS = Map.of(
            "databasechangelog", READ,
            "databasechangeloglock", READ,
            "audit_events", APPEND,
            "audit_seals", APPEND,
            "audit_subjects", APPEND,
            "audit_erasures", READ);

    private static final String NAMES = "select quote_ident(?), quote_ident(current_schema())";

    /** Only what the owner owns: nobody can grant rights on other owners' objects. */
    private static final String OBJECTS = """
            select quote_ident(relname), relkind = 'S' from pg_class
             where relnamespace = current_schema()::regnamespace
               and relkind in ('r', 'p', 'S')
               and pg_has_role(relowner, 'usage')
             order by relname
            """;

    /** Functions that act with the owner's rights for every caller; by default, everybody may call them. */
    private static final String FUNCTIONS = """
            select oid::regprocedure from pg_proc
             where pronamespace = current_schema()::regnamespace and prosecdef and pg_has_role(proowner, 'usage')
             order by 1
            """;

    private static final String GIVEN = """
            select not exists (select from pg_class
                                where relnamespace = current_schema()::regnamespace
                                  and relkind in ('r', 'p')
                                  and not has_table_privilege(oid, 'select'))
            """;

    private final String service;
    private final String schema;

    private Grants(String service, String schema) {
        this.service = service;
        this.schema = schema;
    }

    /** Whether the role of this connection can read every table: a killed migrator may have left tables without a grant. */
    static boolean areGiven(Connection service) throws SQLException {
        try (Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery(GIVEN)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Grants the role its rights, over a connection of the owner. */
    static void give(Connection owner, String service) throws SQLException {
        owner.setAutoCommit(false);
        of(owner, service).give(owner);
        owner.commit();
    }

    private static Grants of(Connection owner, String service) throws SQLException {
        try (PreparedStatement names = owner.prepareStatement(NAMES)) {
            names.setString(1, service);
            try (ResultSet row = names.executeQuery()) {
                boolean unused = row.next();
                return new Grants(row.getString(1), row.getString(2));
            }
        }
    }

    private void give(Connection owner) throws SQLException {
        List<String> changes = new ArrayList<>();
        changes.add("grant usage on schema " + schema + " to " + service);
        try (Statement statement = owner.createStatement()) {
            try (ResultSet rows = statement.executeQuery(OBJECTS)) {
                while (rows.next()) {
                    changes.addAll(rights(rows.getString(1), rows.getBoolean(2)));
                }
            }
            try (ResultSet rows = statement.executeQuery(FUNCTIONS)) {
                while (rows.next()) {
                    changes.add("revoke all on function " + rows.getString(1) + " from public");
                    changes.add("grant execute on function " + rows.getString(1) + " to " + service);
                }
            }
            boolean unused = statement.execute(String.join(";", changes));
        }
    }

    private List<String> rights(String name, boolean sequence) {
        return sequence
                ? exactly(COUNT, "sequence " + schema + "." + name)
                : exactly(LESS.getOrDefault(name, READ_AND_WRITE), "table " + schema + "." + name);
    }

    private List<String> exactly(String rights, String object) {
        return List.of(
                "revoke all on " + object + " from " + service, "grant " + rights + " on " + object + " to " + service);
    }
}

package io.gatehouse.platform.persistence;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in a few words why the database failed, without the row values that the driver's messages contain. */
public final class SqlTrouble {
    private SqlTrouble() {}

    /** For the middle of a sentence: the first line of the server's message, or else of the driver's. */
    public static String of(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String message = server == null ? failure.getMessage() : server.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("no reason given");
    }
}

package io.gatehouse.platform.persistence;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in a few words why the database failed, without the values of rows that the driver's messages repeat. */
public final class SqlTrouble {
    private SqlTrouble() {}

    /** The middle of a sentence: the first line of what the server said, or else the driver. */
    public static String of(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String message = server == null ? failure.getMessage() : server.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("no reason given");
    }
}

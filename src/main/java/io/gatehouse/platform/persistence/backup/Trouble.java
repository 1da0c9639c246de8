package io.gatehouse.platform.persistence.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in a few words why a file or the database failed, without the values of rows that the driver's messages repeat. */
final class Trouble {
    private Trouble() {}

    static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
            return "there is no such file or folder";
        }
        if (failure instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return String.valueOf(failure.getMessage());
    }

    static String of(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String message = server == null ? failure.getMessage() : server.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("no reason given");
    }
}

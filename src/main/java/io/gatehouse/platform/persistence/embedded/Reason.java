package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file could not be used: the exceptions of the JDK often hold nothing but its path. */
final class Reason {
    /** What an operator does where a data folder cannot be written. */
    static final String WAY_OUT =
            "make the folder writable, with 200 MB of room, or choose another with GATEHOUSE_DATA";

    private Reason() {}

    static String of(IOException exception) {
        if (exception instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (exception instanceof FileAlreadyExistsException || exception instanceof NotDirectoryException) {
            return "something that is not a folder is in the way";
        }
        if (exception instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (exception instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return String.valueOf(exception.getMessage());
    }
}

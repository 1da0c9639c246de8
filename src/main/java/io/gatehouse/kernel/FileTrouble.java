package io.gatehouse.kernel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file could not be used: exceptions of the JDK often contain only its path. */
public final class FileTrouble {
    private FileTrouble() {}

    /** A phrase for the middle of a sentence, such as "permission denied". */
    public static String of(IOException exception) {
        if (exception instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (exception instanceof FileAlreadyExistsException || exception instanceof NotDirectoryException) {
            return "something that is not a folder is in the way";
        }
        if (exception instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (exception instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return String.valueOf(exception.getMessage());
    }
}

package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The folder of the embedded database and of local keys. Only the service's account can enter its folder of secrets. */
public final class DataFolder {
    /** What an operator does if the folder cannot be written. */
    static final String WAY_OUT =
            "make the folder writable, with 200 MB of room, or choose another with GATEHOUSE_DATA";

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    /** Others may pass, as PostgreSQL's own account must, but see no names; what is in the folder has its own permissions. */
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    /** Rejects a name that would lead out of the folder of keys. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** The folder at the path, made if it is missing; symbolic links in the path are resolved once and for all. */
    public static DataFolder at(Path root) {
        Path path = root.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                // Set afterwards: when the folder is made, the process's umask could remove the permission to pass.
                Files.setPosixFilePermissions(path, PASSABLE);
            }
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return new DataFolder(path.toRealPath());
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be made or written: " + FileTrouble.of(e)
                            + "; choose another with GATEHOUSE_DATA.",
                    e);
        }
    }

    public Path root() {
        return root;
    }

    /** The folder of secrets, made if it is missing and closed to everybody but the service's account. */
    public Path keys() {
        Path keys = root.resolve("keys");
        try {
            if (!Files.isDirectory(keys)) {
                Files.createDirectories(keys, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            if (!Files.getPosixFilePermissions(keys).equals(PRIVATE)) {
                Files.setPosixFilePermissions(keys, PRIVATE);
            }
            return keys;
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder of keys " + keys + " cannot be made or closed: " + FileTrouble.of(e) + ".", e);
        }
    }

    /**
     * The content of the named secret without surrounding blanks. If it is missing, the supplier makes it; when two processes
     * make it at once, both get what the first one wrote.
     */
    public String secret(String name, Supplier<String> made) {
        return file(name).readOrMake(made);
    }

    /** The content of the named secret if there is one; none is made. */
    public Optional<String> findSecret(String name) {
        return file(name).read();
    }

    /** Removes the named secret, for a caller that made it and does not need it. */
    public void removeSecret(String name) {
        file(name).remove();
    }

    private SecretFile file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of a secret: " + name);
        }
        return new SecretFile(keys().resolve(name));
    }
}

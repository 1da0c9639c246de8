package io.gatehouse.platform.persistence.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a tar compressed with xz. Nothing that it makes is, or points, outside the given folder. */
final class Archive {
    private static final int OWNER_MAY_EXECUTE = 0100;
    private static final int BUFFER_BYTES = 1 << 16;

    private final TarArchiveInputStream tar;
    private final Path folder;

    private Archive(TarArchiveInputStream tar, Path folder) {
        this.tar = tar;
        this.folder = folder;
    }

    static void unpack(InputStream txz, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(txz, BUFFER_BYTES)))) {
            new Archive(tar, folder.normalize()).unpack();
        }
    }

    private void unpack() throws IOException {
        makeFolder(folder);
        TarArchiveEntry entry = tar.getNextEntry();
        while (entry != null) {
            place(entry);
            entry = tar.getNextEntry();
        }
    }

    private void place(TarArchiveEntry entry) throws IOException {
        Path target = inside(folder, entry.getName());
        makeFolder(entry.isDirectory() ? target : target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Path unused = inside(target.resolveSibling("."), entry.getLinkName());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !entry.isLink()) {
            writeFile(target, (entry.getMode() & OWNER_MAY_EXECUTE) != 0);
        } else if (!entry.isDirectory()) {
            throw new IOException("the archive holds an entry of an unknown kind: " + entry.getName());
        }
    }

    /** Stops a tampered archive from writing elsewhere: by an absolute name, by "..", or through a link. */
    private Path inside(Path from, String name) throws IOException {
        Path target = from.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive holds an entry that leaves its folder: " + name);
        }
        return target;
    }

    /** Sets the modes afterwards, because a umask of 077 would hide the binaries from PostgreSQL's own account. */
    private void makeFolder(Path wanted) throws IOException {
        Path path = wanted.normalize();
        if (Files.isDirectory(path)) {
            return;
        }
        if (!path.equals(folder)) {
            makeFolder(path.resolveSibling("."));
        }
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void writeFile(Path target, boolean executable) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            // The folder counts as complete once it has its name, also after a power cut: so the contents go to the
            // disk first.
            channel.force(false);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}

package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The binaries of PostgreSQL, unpacked once into the data folder under a name that changes with their content. */
record Bundle(Path home) {
    private static final Logger LOG = LoggerFactory.getLogger(Bundle.class);

    private static final Pattern UNPACKED = Pattern.compile("postgresql-[0-9a-f]{12}(\\.partial)?");
    private static final int HASH_DIGITS = 12;

    /** Only for the owner of the folder: the folder's lock keeps two processes from unpacking at once. */
    static Bundle in(Path root) {
        Platform platform = Platform.current();
        try {
            Path home = root.resolve("postgresql-" + hash(platform));
            if (!Files.isDirectory(home)) {
                LOG.info("Unpacking PostgreSQL into {}.", home);
                unpack(platform, home);
            }
            return new Bundle(home);
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL cannot be unpacked into " + root + ": " + FileTrouble.of(e) + "; " + DataFolder.WAY_OUT
                            + ".",
                    e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    boolean hasLibrary(String name) {
        return Files.exists(home.resolve("lib/postgresql").resolve(name + ".so"));
    }

    /** The major version, from the file that initdb itself reads. */
    String major() {
        try (Stream<String> lines = Files.lines(home.resolve("share/postgresql/postgres.bki"))) {
            return lines.findFirst()
                    .orElse("")
                    .replaceFirst("^# PostgreSQL ", "")
                    .strip();
        } catch (IOException e) {
            throw new CannotStart("The binaries in " + home + " are damaged: remove that folder and start again.", e);
        }
    }

    /** Removes what earlier releases unpacked and what a killed process left half unpacked. */
    void removeOthers() {
        try (Stream<Path> entries = Files.list(home.resolveSibling("."))) {
            List<Path> others = entries.map(Path::normalize)
                    .filter(path ->
                            UNPACKED.matcher(path.getFileName().toString()).matches() && !path.equals(home))
                    .toList();
            for (Path other : others) {
                Tree.delete(other);
            }
        } catch (IOException e) {
            LOG.warn("Binaries of an earlier release stay in {}: {}.", home.getParent(), FileTrouble.of(e));
        }
    }

    private static void unpack(Platform platform, Path home) throws IOException {
        Path partial = home.resolveSibling(home.getFileName() + ".partial");
        Tree.delete(partial);
        try (InputStream archive = platform.open()) {
            Archive.unpack(archive, partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Tree.delete(partial);
        }
        Tree.sync(home.resolveSibling("."));
    }

    private static String hash(Platform platform) throws IOException {
        try (var archive = new DigestInputStream(platform.open(), Crypto.newSha256())) {
            long unused = archive.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(archive.getMessageDigest().digest()).substring(0, HASH_DIGITS);
        }
    }
}

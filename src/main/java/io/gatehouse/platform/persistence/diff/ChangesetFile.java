package io.gatehouse.platform.persistence.diff;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Changelog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXException;

/** A new changeset in a project's source tree: its number, its name, its file and its line in the master file. */
public final class ChangesetFile {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final Pattern END = Pattern.compile("(?m)^[ \\t]*</databaseChangeLog>");

    private final String id;
    private final Path file;
    private final Path master;

    private ChangesetFile(String id, Path resources) {
        this.id = id;
        this.file = resources.resolve("migrations").resolve(id + ".sql");
        this.master = resources.resolve(Changelog.FILE);
    }

    /**
     * The changeset with the next number. Refuses a folder that is not a project's root, and a source tree with other changesets
     * than this jar: the difference would be written twice.
     */
    public static ChangesetFile next(Path root, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CannotStart(
                    "\"" + name + "\" is no name for a changeset: take a verb and a noun in lower case, such as"
                            + " add-users-nickname.");
        }
        Path resources = root.resolve(RESOURCES);
        List<String> ids = ids(resources.resolve(Changelog.FILE));
        if (!ids.equals(Changelog.ids())) {
            throw new CannotStart("The changesets in " + RESOURCES.resolve(Changelog.FILE)
                    + " are not those of this jar. Build it, run `db migrate`, and try again.");
        }
        return new ChangesetFile("%04d-%s".formatted(1 + number(ids), name), resources);
    }

    private static List<String> ids(Path master) {
        if (!Files.isRegularFile(master)) {
            throw new CannotStart("There is no " + RESOURCES.resolve(Changelog.FILE)
                    + " here. Run this in the root folder of the project.");
        }
        try (InputStream in = Files.newInputStream(master)) {
            return Changelog.ids(in);
        } catch (IOException | SAXException e) {
            throw new CannotStart(master + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int number(List<String> ids) {
        return ids.stream()
                .mapToInt(id -> Integer.parseInt(id.substring(0, 4)))
                .max()
                .orElse(0);
    }

    public String id() {
        return id;
    }

    public Path file() {
        return file;
    }

    /** Writes the file, then adds it to the master file. If one of them cannot be written, neither stays. */
    public void write(SchemaDifference difference) {
        try {
            Files.writeString(file, difference.changeset(id), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart(file + " is there already. Move it away, or give another name with --name.", e);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        try {
            include();
        } catch (IOException e) {
            throw withdrawn(cannotWrite(master, e));
        }
    }

    private CannotStart withdrawn(CannotStart reason) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        return reason;
    }

    private static CannotStart cannotWrite(Path path, IOException e) {
        return new CannotStart(path + " cannot be written: " + e, e);
    }

    /** Reads each byte as one character, so that everything else in the file stays as it was. */
    private void include() throws IOException {
        String text = Files.readString(master, StandardCharsets.ISO_8859_1);
        Matcher end = END.matcher(text);
        if (!end.find()) {
            throw new IOException("no </databaseChangeLog> on a line of its own");
        }
        String include = "  <include file=\"migrations/" + id + ".sql\"/>" + (text.contains("\r\n") ? "\r\n" : "\n");
        Path written = master.resolveSibling(Changelog.FILE + ".new");
        Files.writeString(written, new StringBuilder(text).insert(end.start(), include), StandardCharsets.ISO_8859_1);
        Files.move(written, master, StandardCopyOption.ATOMIC_MOVE);
    }
}

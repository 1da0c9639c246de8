package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Data folders that share one unpacked copy of the binaries, because to unpack them takes longer than to start them. */
final class TestFolders {
    private TestFolders() {}

    static DataFolder at(Path path) {
        try {
            DataFolder folder = DataFolder.at(path);
            Path shared = Shared.BUNDLE.home();
            Path own = folder.root().resolve(shared.getFileName());
            if (!Files.exists(own)) {
                link(shared, own);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bundle bundle() {
        return Shared.BUNDLE;
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : entries.toList()) {
                Path twin = to.resolve(from.relativize(entry).toString());
                Path unused = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        ? Files.createDirectory(twin)
                        : Files.createLink(twin, entry);
            }
        }
    }

    /** Unpacks at the first touch of the class, once a JVM. */
    private static final class Shared {
        static final Bundle BUNDLE = unpack();

        private static Bundle unpack() {
            try {
                Path root = Files.createTempDirectory("gatehouse-test-binaries-");
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(root), "test-binaries-end"));
                return Bundle.in(root);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(Path root) {
            try {
                Tree.delete(root);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

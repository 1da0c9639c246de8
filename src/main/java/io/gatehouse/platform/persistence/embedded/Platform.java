package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The archive of binaries that fits a machine, and the dynamic loader of glibc that those binaries need. */
record Platform(String archive, Path loader) {
    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String processor) {
        Platform platform = system.equals("Linux") ? onLinux(processor) : new Platform("", Path.of("/"));
        if (platform.archive.isEmpty() || !Files.exists(platform.loader)) {
            throw unsupported(system, processor);
        }
        return platform;
    }

    /** The archive from the class path; a build for only one processor lacks the other's. */
    InputStream open() throws IOException {
        InputStream stream = Platform.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw unsupported("this build on " + System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        return stream;
    }

    private static Platform onLinux(String processor) {
        return switch (processor) {
            case "amd64", "x86_64" -> new Platform("postgres-linux-x86_64.txz", Path.of("/lib64/ld-linux-x86-64.so.2"));
            case "aarch64" -> new Platform("postgres-linux-arm_64.txz", Path.of("/lib/ld-linux-aarch64.so.1"));
            default -> new Platform("", Path.of("/"));
        };
    }

    private static CannotStart unsupported(String system, String processor) {
        return new CannotStart("The embedded PostgreSQL runs on Linux with glibc on x86-64 and arm64, not on " + system
                + " " + processor + " as found here: set DATABASE_URL to a PostgreSQL of your own.");
    }
}

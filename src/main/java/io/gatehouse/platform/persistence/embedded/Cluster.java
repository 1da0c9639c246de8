package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data directory of PostgreSQL: it gets its name only when it is complete, and no other major version ever opens it. */
record Cluster(Path pgdata) {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    /** Neither trust nor peer: on a shared machine every local account can reach the port. */
    private static final String HOST_RULES = """
            # One way in: over loopback, with a password that is never sent.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    static Cluster in(Path root) {
        return new Cluster(root.resolve("pgdata"));
    }

    /** Makes the directory if there is none, and then returns true; else checks that this release can read it. */
    boolean prepare(Launcher launcher, String superuserPassword) {
        if (Files.isDirectory(pgdata)) {
            refuseOtherMajor(launcher.bundle().major());
            return false;
        }
        LOG.info(
                "Making a database in {}; PostgreSQL runs {}.",
                pgdata,
                launcher.account().description());
        try {
            make(launcher, superuserPassword);
            return true;
        } catch (IOException e) {
            throw new CannotStart(
                    "A database cannot be made in " + pgdata + ": " + FileTrouble.of(e) + "; " + DataFolder.WAY_OUT
                            + ".",
                    e);
        }
    }

    void refuseOtherMajor(String ours) {
        String found = version();
        if (!found.equals(ours)) {
            throw new CannotStart(
                    "The database in " + pgdata + " is of PostgreSQL " + found + " and this release runs PostgreSQL "
                            + ours
                            + ": run the release of Gatehouse that matches it and save the data with its command `data backup`,"
                            + " then use `data restore` of this release on an empty folder (GATEHOUSE_DATA) or a PostgreSQL of"
                            + " your own (DATABASE_URL).");
        }
    }

    private String version() {
        try {
            String version = Files.readString(pgdata.resolve("PG_VERSION")).strip();
            // The child owns the directory: the log must not show what a link in it leads to.
            return version.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") ? version : "unknown version";
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder " + pgdata + " holds no database of PostgreSQL (" + FileTrouble.of(e)
                            + "): restore it from a backup, or move it away to start with an empty one.",
                    e);
        }
    }

    private void make(Launcher launcher, String superuserPassword) throws IOException {
        Path partial = pgdata.resolveSibling("pgdata.partial");
        Tree.delete(partial);
        try {
            Files.createDirectory(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path data = initialise(launcher, partial, superuserPassword);
            // Written in place, so that the file keeps the owner that initdb gave it.
            Files.writeString(data.resolve("pg_hba.conf"), HOST_RULES);
            Files.move(data, pgdata, StandardCopyOption.ATOMIC_MOVE);
            Tree.sync(pgdata.resolveSibling("."));
        } finally {
            Tree.delete(partial);
        }
    }

    private static Path initialise(Launcher launcher, Path partial, String superuserPassword) throws IOException {
        Path passwordFile = partial.resolve("password");
        SecretFile.create(passwordFile, superuserPassword);
        launcher.account().own(passwordFile);
        launcher.account().own(partial);
        Path data = partial.resolve("data");
        Outcome outcome = launcher.run(
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.delete(passwordFile);
        if (!outcome.succeeded()) {
            throw new IOException("initdb ended with status " + outcome.status() + ", saying: " + outcome.complaint());
        }
        return data;
    }
}

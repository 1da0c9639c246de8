package io.gatehouse.platform.persistence.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that this process owns, and with it the data folder. */
record Owned(FolderLock lock, Postmaster postmaster) {
    private static final Logger LOG = LoggerFactory.getLogger(Owned.class);

    /** Takes over the lock: gives it up when the start fails. */
    static Owned start(FolderLock lock, DataFolder folder, SecureRandom random, Settings settings) {
        try {
            return new Owned(lock, postmaster(folder, Credentials.of(folder, random), settings));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    void stop() {
        try {
            postmaster.stop();
        } finally {
            lock.close();
        }
    }

    private static Postmaster postmaster(DataFolder folder, Credentials credentials, Settings settings) {
        Path root = folder.root();
        Cluster cluster = Cluster.in(root);
        Bundle bundle = Bundle.in(root);
        Launcher launcher = new Launcher(bundle, AccountChoice.of(root, cluster.pgdata())).tried();
        new Predecessor(launcher, cluster.pgdata()).clear();
        boolean justMade = cluster.prepare(launcher, credentials.superuser().password());
        Postmaster postmaster =
                Postmaster.start(launcher, cluster.pgdata(), ServerLog.in(root), settings.fitting(bundle));
        try {
            new Roles(postmaster.endpoint(), credentials).ensure(justMade);
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
        bundle.removeOthers();
        LOG.info(
                "PostgreSQL {} answers on 127.0.0.1:{} (process {}, {}), with its data in {}.",
                bundle.major(),
                postmaster.endpoint().port(),
                postmaster.pid(),
                launcher.account().description(),
                cluster.pgdata());
        return postmaster;
    }
}

package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * As whom PostgreSQL runs: it refuses to be root, and it must not outlive its owner. Every way asks the kernel for a SIGINT, which
 * is a fast shutdown, at the owner's death, and begins with setsid: Ctrl-C in a terminal goes to a whole session, and the database
 * has to outlive the requests that the service still finishes.
 */
sealed interface ChildAccount {
    /** The command before which the child's own command is to be put. */
    List<String> prefix();

    /** Hands a path that was just made to the child. */
    void own(Path path) throws IOException;

    /** For the log. */
    String description();

    /** The service's own account, where that is not root. */
    record Same() implements ChildAccount {
        @Override
        public List<String> prefix() {
            return List.of("setsid", "setpriv", "--pdeathsig=SIGINT");
        }

        @Override
        public void own(Path path) {
            // Whoever made it is the child already.
        }

        @Override
        public String description() {
            return "under the account of the service";
        }
    }

    /** An account of its own, which cannot read the service's keys even when PostgreSQL is taken over. */
    record Named(int uid, int gid) implements ChildAccount {
        static final String NAME = "gatehouse-postgres";

        @Override
        public List<String> prefix() {
            return List.of(
                    "setsid",
                    "setpriv",
                    "--reuid=" + uid,
                    "--regid=" + gid,
                    "--clear-groups",
                    "--inh-caps=-all",
                    "--no-new-privs",
                    "--pdeathsig=SIGINT");
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public String description() {
            return "under the account " + NAME;
        }
    }

    /**
     * The owner of the keys without a capability, in a view of the files in which the folder of keys is empty and closed. The
     * outer namespace may mount over the folder; the inner one, in which PostgreSQL runs, may not take that away, nor look into
     * the service's own view through /proc.
     */
    record WithoutKeys(Path keys) implements ChildAccount {
        private static final String HIDE =
                "mount -t tmpfs -o ro,size=4k,mode=000 none \"$0\" && exec unshare --user -- setpriv --pdeathsig=SIGINT \"$@\"";

        @Override
        public List<String> prefix() {
            return List.of(
                    "setsid",
                    "unshare",
                    "--user",
                    "--map-root-user",
                    "--mount",
                    "--propagation",
                    "private",
                    "--",
                    "sh",
                    "-c",
                    HIDE,
                    keys.toString());
        }

        @Override
        public void own(Path path) {
            // Files of the service are the child's own inside its namespace.
        }

        @Override
        public String description() {
            return "in a user namespace without the keys";
        }
    }

    /** Root stripped of every capability in a user namespace: needs no account and works below folders closed to others. */
    record Namespace() implements ChildAccount {
        @Override
        public List<String> prefix() {
            return List.of("setsid", "unshare", "--user", "--", "setpriv", "--pdeathsig=SIGINT");
        }

        @Override
        public void own(Path path) {
            // Files of root are the child's own inside its namespace.
        }

        @Override
        public String description() {
            return "in a user namespace, as the owner of the keys";
        }
    }
}

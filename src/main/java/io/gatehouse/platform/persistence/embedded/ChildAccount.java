package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The account that PostgreSQL runs as: it refuses to be root, and it must not outlive its owner. In every variant the kernel
 * sends it a SIGINT, which is a fast shutdown, when the owner dies. Every variant begins with setsid: Ctrl-C in a terminal goes
 * to a whole process group, and the database has to outlive the requests that the service still finishes.
 */
sealed interface ChildAccount {
    /** The command to put before the child's own command. */
    List<String> prefix();

    /** Makes the child the owner of a path that was just made. */
    void own(Path path) throws IOException;

    /** For the log. */
    String description();

    /** The service's own account, if that is not root. */
    record Same() implements ChildAccount {
        @Override
        public List<String> prefix() {
            return List.of("setsid", "setpriv", "--pdeathsig=SIGINT");
        }

        @Override
        public void own(Path path) {
            // The account that made it is already the child's.
        }

        @Override
        public String description() {
            return "under the account of the service";
        }
    }

    /** A separate account, which cannot read the service's keys even if PostgreSQL is taken over. */
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
     * outer namespace may mount over the folder; the inner one, in which PostgreSQL runs, can neither undo that nor look into the
     * service's own view through /proc.
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
            // Inside its namespace, the child owns the files of the service.
        }

        @Override
        public String description() {
            return "in a user namespace without the keys";
        }
    }

    /** Root or a nameless uid, without any capability in a user namespace: needs no account and works below closed folders. */
    record Namespace() implements ChildAccount {
        @Override
        public List<String> prefix() {
            return List.of("setsid", "unshare", "--user", "--", "setpriv", "--pdeathsig=SIGINT");
        }

        @Override
        public void own(Path path) {
            // Inside its namespace, the child owns the files of the service.
        }

        @Override
        public String description() {
            return "in a user namespace, as the owner of the keys";
        }
    }
}

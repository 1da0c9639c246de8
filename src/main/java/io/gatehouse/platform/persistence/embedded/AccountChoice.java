package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the child's account: by the owner of existing data, so that the choice never changes, else the safest that is
 * available. The keys are hidden from an account that could read them, if the kernel allows it; that does not change the owner of
 * the data.
 */
final class AccountChoice {
    private static final Logger LOG = LoggerFactory.getLogger(AccountChoice.class);

    private static final int ROOT = 0;

    private final Path root;
    private final int self;

    private AccountChoice(Path root, int self) {
        this.root = root;
        this.self = self;
    }

    static ChildAccount of(Path root, Path pgdata) {
        try {
            var choice = new AccountChoice(root, uid(Path.of("/proc/self")));
            return choice.withoutKeys(Files.isDirectory(pgdata) ? choice.follow(pgdata) : choice.choose());
        } catch (IOException e) {
            throw new CannotStart("The owner of " + pgdata + " cannot be told: " + FileTrouble.of(e) + ".", e);
        }
    }

    /** Really tries it: a kernel, a container or missing tools can forbid it in many ways. */
    private ChildAccount withoutKeys(ChildAccount chosen) {
        Path keys = root.resolve("keys");
        if (chosen instanceof ChildAccount.Named || !Files.isDirectory(keys)) {
            return chosen;
        }
        var hidden = new ChildAccount.WithoutKeys(keys);
        List<String> command = new ArrayList<>(hidden.prefix());
        command.addAll(List.of("sh", "-c", "! ls \"$0\"", keys.toString()));
        if (Outcome.of(new ProcessBuilder(command)).succeeded()) {
            return hidden;
        }
        LOG.info(
                "PostgreSQL runs {} and could read {}: this machine lets no user namespace hide it.",
                chosen.description(),
                keys);
        return chosen;
    }

    private ChildAccount choose() throws IOException {
        if (self != ROOT) {
            return same();
        }
        Optional<ChildAccount.Named> named = named();
        return named.isPresent() && closedOnTheWay() == null ? named.get() : new ChildAccount.Namespace();
    }

    private ChildAccount follow(Path pgdata) throws IOException {
        int owner = uid(pgdata);
        if (owner == self) {
            return self == ROOT ? new ChildAccount.Namespace() : same();
        }
        // Never just any owner: root would run PostgreSQL as whatever account the data were given to, and give it
        // root's files.
        Optional<ChildAccount.Named> named =
                self == ROOT ? named().filter(account -> account.uid() == owner) : Optional.empty();
        return passable(
                named.orElseThrow(
                        () -> new CannotStart(
                                "The database in " + pgdata + " belongs to another account (uid " + owner
                                        + "): run Gatehouse under the account that made it, or set DATABASE_URL to a PostgreSQL of your own.")));
    }

    private ChildAccount passable(ChildAccount.Named account) throws IOException {
        Path closed = closedOnTheWay();
        if (closed != null) {
            throw new CannotStart("The account " + ChildAccount.Named.NAME + " cannot pass through " + closed
                    + " to its database: allow it with chmod o+x, or set DATABASE_URL to a PostgreSQL of your own.");
        }
        return account;
    }

    /** Containers may run under uids without a name, which initdb refuses; in a namespace it sees one that has a name. */
    private ChildAccount same() {
        return entry(String.valueOf(self)).isEmpty() ? new ChildAccount.Namespace() : new ChildAccount.Same();
    }

    private static Optional<ChildAccount.Named> named() {
        return entry(ChildAccount.Named.NAME)
                .map(fields ->
                        new ChildAccount.Named(Integer.parseInt(fields.get(2)), Integer.parseInt(fields.get(3))));
    }

    /** The fields of passwd(5) for a name or a number. */
    private static Optional<List<String>> entry(String key) {
        Outcome found = Outcome.of(new ProcessBuilder("getent", "passwd", key));
        List<String> fields = List.of(found.output().strip().split(":", -1));
        return found.succeeded() && fields.size() >= 4 ? Optional.of(fields) : Optional.empty();
    }

    private @Nullable Path closedOnTheWay() throws IOException {
        for (Path path = root; path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return path;
            }
        }
        return null;
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}

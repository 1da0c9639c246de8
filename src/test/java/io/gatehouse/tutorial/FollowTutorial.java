package io.gatehouse.tutorial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Follows the tutorial to the letter in a copy of the project's tree: makes its files, runs its commands, calls what they start.
 * It is run from the root of the project, and needs what the tutorial needs and git.
 */
public final class FollowTutorial {
    private final Tree tree;
    private final Shell shell;
    private final Deque<Process> servers = new ArrayDeque<>();

    private FollowTutorial(Path folder) {
        this.tree = new Tree(folder);
        this.shell = new Shell(folder);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("gatehouse-tutorial");
        boolean isFollowed;
        try {
            copyTree(folder);
            isFollowed = new FollowTutorial(folder).followAll(Tutorial.read(folder));
        } finally {
            delete(folder);
        }
        System.exit(isFollowed ? 0 : 1);
    }

    private boolean followAll(List<Step> steps) throws Exception {
        try {
            for (Step step : steps) {
                if (!follow(step)) {
                    return false;
                }
            }
            System.out.println("Tutorial followed");
            return true;
        } finally {
            for (Process server : servers) {
                Shell.stop(server);
            }
        }
    }

    private boolean follow(Step step) throws Exception {
        long start = System.nanoTime();
        try {
            step.applyTo(tree);
            tree.write();
            for (Block block : step.blocks()) {
                execute(block);
            }
        } catch (IllegalStateException e) {
            System.err.println("Step " + step.title() + ": failed. " + e.getMessage());
            return false;
        }
        System.out.printf("Step %s: done in %d s%n", step.title(), (System.nanoTime() - start) / 1_000_000_000);
        return true;
    }

    private void execute(Block block) throws Exception {
        if (block instanceof Block.Commands commands) {
            shell.run(commands.text());
        } else if (block instanceof Block.Server server) {
            servers.push(shell.serve(server.text().strip()));
        }
    }

    /** What git knows or would take up: not what was built. */
    private static void copyTree(Path folder) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IllegalStateException("git ls-files failed");
        }
        for (String name : names.split("\0")) {
            Path copy = folder.resolve(name);
            if (Files.exists(Path.of(name))) {
                Files.createDirectories(copy.getParent());
                Files.copy(Path.of(name), copy);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.gatehouse.platform.persistence.embedded;

import java.util.List;
import java.util.Optional;

/** The owner of a data folder, as its lock file says: for messages and for whether to wait, never for who may write. */
record FolderOwner(String pid, Purpose purpose) {
    /** What the owner is there for. */
    enum Purpose {
        SERVER,
        COMMAND
    }

    static FolderOwner self(Purpose purpose) {
        return new FolderOwner(String.valueOf(ProcessHandle.current().pid()), purpose);
    }

    /**
     * Empty while the folder changes hands. Earlier releases wrote only the pid: their owner counts as a server, whose PostgreSQL
     * others may share.
     */
    static Optional<FolderOwner> parse(String content) {
        List<String> lines = content.strip().lines().toList();
        if (lines.isEmpty() || lines.get(0).isEmpty()) {
            return Optional.empty();
        }
        boolean command = lines.size() > 1 && lines.get(1).equals("command");
        return Optional.of(new FolderOwner(lines.get(0), command ? Purpose.COMMAND : Purpose.SERVER));
    }

    boolean isCommand() {
        return purpose == Purpose.COMMAND;
    }

    /** What {@link #parse} reads. */
    String content() {
        return pid + "\n" + (isCommand() ? "command" : "server") + "\n";
    }
}

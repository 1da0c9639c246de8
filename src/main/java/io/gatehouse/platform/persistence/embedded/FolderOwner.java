package io.gatehouse.platform.persistence.embedded;

import java.util.List;
import java.util.Optional;

/** Who owns a data folder, as its lock file tells: for messages and for whether to wait, never for who may write. */
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
     * Empty where the folder is just changing hands. Earlier releases wrote the pid alone: their owner counts as a server, whose
     * PostgreSQL others may share.
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

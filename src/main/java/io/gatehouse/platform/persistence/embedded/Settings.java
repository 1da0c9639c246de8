package io.gatehouse.platform.persistence.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL's settings, given as arguments: they override files in the data directory, so nothing has to be written there. */
record Settings(Map<String, String> values) {
    /** For a small machine that PostgreSQL shares with the service. */
    static final Settings DURABLE = new Settings(Map.of(
            "fsync", "on",
            "log_destination", "stderr",
            "log_line_prefix", "%m [%p] ",
            "log_min_messages", "warning",
            "log_timezone", "UTC",
            "max_connections", "100",
            "password_encryption", "scram-sha-256",
            "shared_buffers", "128MB",
            "timezone", "UTC"));

    Settings with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Settings(changed);
    }

    /** Adds statement statistics if the bundle has their library: it can only be loaded at the start. */
    Settings fitting(Bundle bundle) {
        String statistics = "pg_stat_statements";
        return bundle.hasLibrary(statistics) ? with("shared_preload_libraries", statistics) : this;
    }

    /** The arguments of a server on the data directory. Only this machine can reach it, and only over TCP. */
    List<String> arguments(Path pgdata, int port) {
        List<String> arguments = new ArrayList<>(
                List.of("-D", pgdata.toString(), "-h", "127.0.0.1", "-k", "", "-p", String.valueOf(port)));
        new TreeMap<>(values).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}

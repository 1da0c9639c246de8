package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds and what it takes to restore it.
 *
 * @param release of Gatehouse that wrote it
 * @param changesets that its schema consists of, in the order in which they were applied
 * @param createdAt when it was begun
 * @param tables in an order in which every row comes after those that it refers to
 * @param sequences and where they stand
 * @param masterKeyId names the master key without which what is sealed in the tables is lost; empty where nothing is sealed
 * @param masterKey that key itself, where the backup carries it
 */
public record Manifest(
        String release,
        List<String> changesets,
        Instant createdAt,
        List<Table> tables,
        List<Sequence> sequences,
        Optional<String> masterKeyId,
        Optional<Secret> masterKey) {
    public Manifest {
        changesets = List.copyOf(changesets);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /**
     * A sequence.
     *
     * @param called whether {@code value} was handed out already
     */
    public record Sequence(String name, long value, boolean called) {}
}

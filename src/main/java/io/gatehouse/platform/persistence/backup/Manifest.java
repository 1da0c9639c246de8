package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup contains and what a restore of it needs.
 *
 * @param release the Gatehouse release that wrote it
 * @param changesets of its schema, in the order in which they were applied
 * @param createdAt when the backup began
 * @param tables in an order in which every table comes after those that it refers to
 * @param sequences with their values
 * @param masterKeyId the id of the master key without which sealed values in the tables are lost; empty if nothing is sealed
 * @param masterKey that key itself, if the backup contains it
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

package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a backup says of itself beside the tables.
 *
 * @param release that writes it
 * @param masterKey to carry along, or empty
 * @param sealedBy tells the id of the master key that seals what is in the tables
 */
public record Label(String release, Optional<Secret> masterKey, KeyId sealedBy) {
    /** Finds the id in the same snapshot that the tables are read from. */
    @FunctionalInterface
    public interface KeyId {
        Optional<String> find(Connection connection) throws SQLException;
    }
}

package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a backup says about itself in addition to the tables.
 *
 * @param release the release that writes it
 * @param masterKey the master key to include, or empty
 * @param sealedBy finds the id of the master key that seals values in the tables
 */
public record Label(String release, Optional<Secret> masterKey, KeyId sealedBy) {
    /** Reads the id from the same snapshot as the tables. */
    @FunctionalInterface
    public interface KeyId {
        Optional<String> find(Connection connection) throws SQLException;
    }
}

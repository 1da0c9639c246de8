package io.gatehouse.platform.secrets;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** The row of the installation as a backup and a restore need it, in their own transaction. There may be none, or no such table. */
public final class InstallationRow {
    private final Connection connection;

    public InstallationRow(Connection connection) {
        this.connection = connection;
    }

    /** The id of the master key that sealed the root secret; empty where nothing was sealed yet. */
    public Optional<String> sealedBy() throws SQLException {
        return rootSecret().filter(blob -> blob.length > MasterKey.ID_LENGTH).map(Seal::keyIdOf);
    }

    /** Refuses, naming the key that is needed, where none of the ring opens the root secret. */
    public void check(MasterKeys ring, SecureRandom random) throws SQLException {
        Optional<byte[]> root = rootSecret();
        if (root.isPresent()) {
            byte[] unused = new Seal(ring, random).open(root.get(), InstallationService.ROOT_SECRET);
        }
    }

    /** Makes a copy tell itself apart from its original: whoever followed that one must not go on with this. */
    public void renew(SecureRandom random) throws SQLException {
        if (exists()) {
            try (PreparedStatement statement = connection.prepareStatement("update installation set incarnation = ?")) {
                statement.setObject(1, new UUID(random.nextLong(), random.nextLong()));
                statement.executeUpdate();
            }
        }
    }

    /** Refuses every access token that was handed out so far. */
    public void raiseEpoch() throws SQLException {
        if (exists()) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("update installation set epoch = epoch + 1");
            }
        }
    }

    private Optional<byte[]> rootSecret() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select root_secret from installation")) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        }
    }

    /** A backup may be older than the table. */
    private boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('installation') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }
}

package io.gatehouse.platform.secrets;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** The row of the installation for a backup or a restore, in its transaction. The row or its table may be missing. */
public final class InstallationRow {
    private final Connection connection;

    public InstallationRow(Connection connection) {
        this.connection = connection;
    }

    /** The id of the master key that sealed the root secret; empty if nothing is sealed yet. */
    public Optional<String> sealedBy() throws SQLException {
        return rootSecret().filter(blob -> blob.length > MasterKey.ID_LENGTH).map(Seal::keyIdOf);
    }

    /** Refuses and names the required key if no key of the ring opens the root secret. */
    public void check(MasterKeys ring, SecureRandom random) throws SQLException {
        Optional<byte[]> root = rootSecret();
        if (root.isPresent()) {
            byte[] unused = new Seal(ring, random).open(root.get(), InstallationService.ROOT_SECRET);
        }
    }

    /** Gives a copy another incarnation than the original, so that readers of the original do not continue with the copy. */
    public void renew(SecureRandom random) throws SQLException {
        if (exists()) {
            try (PreparedStatement statement = connection.prepareStatement("update installation set incarnation = ?")) {
                statement.setObject(1, new UUID(random.nextLong(), random.nextLong()));
                statement.executeUpdate();
            }
        }
    }

    /** Raises the epoch, so that every access token that was issued so far is refused. */
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

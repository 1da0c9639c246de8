package io.gatehouse.platform.maintenance;

import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.secrets.LocalKey;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An installation's database and its keys. It opens the database at the first use, so an earlier refusal does not touch it. */
public final class DataAccess implements AutoCloseable {
    private final Supplier<Database> opening;
    private final SecretsConfiguration secrets;
    private final Path data;
    private final String release;

    private @Nullable Database database;

    public DataAccess(Supplier<Database> opening, SecretsConfiguration secrets, Path data, String release) {
        this.opening = opening;
        this.secrets = secrets;
        this.data = data;
        this.release = release;
    }

    Database database() {
        if (database == null) {
            database = opening.get();
        }
        return database;
    }

    /** The keys that exist; makes none. */
    MasterKeys masterKeys() {
        return MasterKeys.atHand(secrets, database().isEmbedded(), data);
    }

    /** Where the data folder keeps the master key; empty if the key comes from the configuration. */
    Optional<LocalKey> localKey() {
        return secrets.isKeptLocally(database().isEmbedded()) ? Optional.of(LocalKey.in(data)) : Optional.empty();
    }

    Optional<Secret> keptKey() {
        return localKey().flatMap(LocalKey::find);
    }

    String release() {
        return release;
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}

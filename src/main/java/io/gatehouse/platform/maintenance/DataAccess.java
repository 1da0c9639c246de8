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

/** An installation's database and its keys. The database is opened when it is first asked for: what is refused earlier leaves it alone. */
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

    /** Which keys there are; none is made. */
    MasterKeys masterKeys() {
        return MasterKeys.atHand(secrets, database().isEmbedded(), data);
    }

    /** The place of a master key that is kept here; empty where it comes from the configuration. */
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

package io.gatehouse.platform.secrets;

import io.gatehouse.kernel.CannotStart;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The ring of master keys: the newest one seals, and each of them opens. */
public final class MasterKeys {
    private final List<MasterKey> ring;

    private MasterKeys(List<MasterKey> ring) {
        this.ring = List.copyOf(ring);
    }

    /** The configured keys. Without one, the embedded database uses the key in its data folder, made when first needed. */
    public static MasterKeys load(
            SecretsConfiguration configuration, boolean embedded, Path data, SecureRandom random) {
        if (configuration.isKeptLocally(embedded)) {
            return with(configuration, Optional.of(LocalKey.in(data).findOrMake(random)));
        }
        if (configuration.masterKey().isBlank()) {
            throw new CannotStart(
                    "A configured database needs a master key: set GATEHOUSE_MASTER_KEY to 32 bytes in base64"
                            + " (`openssl rand -base64 32`), the same on every node, and keep a copy apart from the database.");
        }
        return with(configuration, Optional.empty());
    }

    /** As {@link #load}, but only with keys that exist: makes none and requires none. */
    public static MasterKeys atHand(SecretsConfiguration configuration, boolean embedded, Path data) {
        return with(
                configuration,
                configuration.isKeptLocally(embedded) ? LocalKey.in(data).key() : Optional.empty());
    }

    private static MasterKeys with(SecretsConfiguration configuration, Optional<MasterKey> local) {
        List<MasterKey> ring = new ArrayList<>(local.stream().toList());
        if (!configuration.masterKey().isBlank()) {
            ring.add(MasterKey.parse(configuration.masterKey(), "The master key (GATEHOUSE_MASTER_KEY)"));
        }
        if (!configuration.previousMasterKey().isBlank()) {
            ring.add(MasterKey.parse(
                    configuration.previousMasterKey(), "The previous master key (GATEHOUSE_MASTER_KEY_PREVIOUS)"));
        }
        return new MasterKeys(ring);
    }

    MasterKey newest() {
        return ring.get(0);
    }

    Optional<MasterKey> find(String id) {
        return firstOf(id::equals);
    }

    /** The newest key whose id matches. */
    Optional<MasterKey> firstOf(Predicate<String> wanted) {
        return ring.stream().filter(key -> wanted.test(key.id())).findFirst();
    }

    Set<String> idSet() {
        return ring.stream().map(MasterKey::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String ids() {
        return ring.isEmpty() ? "none" : String.join(", ", idSet());
    }
}

package io.gatehouse.platform.secrets;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.embedded.DataFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The master key that an installation on the embedded database made itself and keeps in its data folder. */
public final class LocalKey {
    private static final String NAME = "master.key";

    private final DataFolder folder;

    private LocalKey(DataFolder folder) {
        this.folder = folder;
    }

    public static LocalKey in(Path data) {
        return new LocalKey(DataFolder.at(data));
    }

    /** The key in base64, or empty if none was made yet. */
    public Optional<Secret> find() {
        return folder.findSecret(NAME).map(Secret::new);
    }

    /**
     * Stores the key of a backup as this folder's own, and returns an action that removes it again; refuses if the folder has
     * another key. The action does not remove a key that was already here.
     */
    public Runnable adopt(Secret key) {
        MasterKey wanted = MasterKey.parse(key, "The master key in the backup");
        AtomicBoolean isNew = new AtomicBoolean();
        String kept = folder.secret(NAME, () -> {
            isNew.set(true);
            return key.reveal();
        });
        if (!parse(kept).equals(wanted)) {
            throw new CannotStart(
                    "The data folder keeps another master key (" + parse(kept).id()
                            + ") than the backup carries (" + wanted.id()
                            + "): restore into a fresh data folder by setting GATEHOUSE_DATA, or move " + path()
                            + " away if nothing is sealed with it.");
        }
        return isNew.get() ? () -> folder.removeSecret(NAME) : () -> {};
    }

    MasterKey findOrMake(SecureRandom random) {
        return parse(folder.secret(NAME, () -> MasterKey.generate(random)));
    }

    Optional<MasterKey> key() {
        return folder.findSecret(NAME).map(this::parse);
    }

    private MasterKey parse(String kept) {
        return MasterKey.parse(new Secret(kept), path().toString());
    }

    private Path path() {
        return folder.keys().resolve(NAME);
    }
}

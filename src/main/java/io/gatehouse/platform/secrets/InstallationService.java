package io.gatehouse.platform.secrets;

import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * Knows what is one of a kind in an installation: its epoch, and the root secret from which every other key but the signing
 * keys is derived. The root secret is made at first need and outlives every master key.
 */
public final class InstallationService {
    static final Seal.Place ROOT_SECRET = Seal.Place.of("installation", "root_secret");
    private static final int ROOT_SECRET_LENGTH = 32;

    private final Transactions transactions;
    private final InstallationDao installations;
    private final Seal seal;
    private final Clock clock;
    private final SecureRandom random;

    InstallationService(
            Transactions transactions, InstallationDao installations, Seal seal, Clock clock, SecureRandom random) {
        this.transactions = transactions;
        this.installations = installations;
        this.seal = seal;
        this.clock = clock;
        this.random = random;
    }

    /** The key of this installation for one purpose; the same on every node and at every start. */
    public SecretKey subkey(Purpose purpose) {
        byte[] root = seal.open(transactions.write(this::ensured).rootSecret(), ROOT_SECRET);
        return Hkdf.derive(root, purpose.label());
    }

    /** Access tokens of a lower epoch than this are refused. */
    public long epoch() {
        return transactions.read(installations::epoch);
    }

    /** Raises the epoch and returns it: access tokens of before, and sessions that began before, no longer count. */
    public long raiseEpoch() {
        return transactions.write(installations::raiseEpoch);
    }

    /** Seals the root secret under the newest master key; false where it is already. Joins the caller's transaction. */
    public boolean rewrap() {
        return transactions.write(
                () -> installations.findLocked().map(this::rewrapped).orElse(false));
    }

    private boolean rewrapped(Installation row) {
        byte[] sealed = row.rootSecret();
        byte[] renewed = seal.renew(sealed, ROOT_SECRET);
        boolean isMoved = !Arrays.equals(sealed, renewed);
        if (isMoved) {
            installations.reseal(renewed);
        }
        return isMoved;
    }

    private Installation ensured() {
        return installations.find().orElseGet(() -> {
            byte[] root = new byte[ROOT_SECRET_LENGTH];
            random.nextBytes(root);
            installations.insertUnlessPresent(new Installation(
                    new UUID(random.nextLong(), random.nextLong()), seal.close(root, ROOT_SECRET), clock.instant()));
            return installations.find().orElseThrow();
        });
    }
}

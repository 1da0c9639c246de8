package io.gatehouse.platform.secrets;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows what exists only once in an installation: its epoch, and the root secret from which all keys except the signing keys are
 * derived. The root secret is made once, by {@link #make}, and outlives every master key.
 */
public final class InstallationService {
    static final Seal.Place ROOT_SECRET = Seal.Place.of("installation", "root_secret");
    private static final Logger log = LoggerFactory.getLogger(InstallationService.class);
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

    /**
     * Makes the root secret and seals it under the newest master key; no other master key opens it from then on. Returns false if
     * there already is one, also if another node was first.
     */
    public boolean make() {
        boolean isNew = transactions.write(this::insert);
        if (isNew) {
            log.info(
                    "Made the root secret of this installation, sealed under the master key {}: nothing opens it without"
                            + " that key, so keep a copy of it apart from the database",
                    masterKey());
        }
        return isNew;
    }

    /** The id of the master key that seals the root secret. */
    public String masterKey() {
        return Seal.keyIdOf(row().rootSecret());
    }

    /** The key of this installation for one purpose; the same on every node and at every start. */
    public SecretKey subkey(Purpose purpose) {
        return Hkdf.derive(seal.open(row().rootSecret(), ROOT_SECRET), purpose.label());
    }

    /** The epoch: access tokens with a lower one are refused. */
    public long epoch() {
        return transactions.read(installations::epoch);
    }

    /** Raises the epoch and returns it: earlier access tokens, and sessions that began earlier, are no longer valid. */
    public long raiseEpoch() {
        return transactions.write(installations::raiseEpoch);
    }

    /** Seals the root secret under the newest master key; false if it already is. Joins the caller's transaction. */
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

    private boolean insert() {
        byte[] root = Crypto.randomBytes(random, ROOT_SECRET_LENGTH);
        return installations.insertUnlessPresent(new Installation(
                new UUID(random.nextLong(), random.nextLong()), seal.close(root, ROOT_SECRET), clock.instant()));
    }

    private Installation row() {
        return transactions.read(installations::find).orElseThrow(InstallationService::notMade);
    }

    /** A command that only reads must not tie a new database to the master key that its shell happens to have. */
    public static CannotStart notMade() {
        return new CannotStart(
                "This installation has no secrets yet: run `java -jar gatehouse.jar keys init config.yml` with"
                        + " the master key that it shall keep, or start the service, which makes them too.");
    }
}

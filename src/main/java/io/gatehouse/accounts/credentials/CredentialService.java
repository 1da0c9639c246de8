package io.gatehouse.accounts.credentials;

import io.gatehouse.accounts.passwords.HashMix;
import io.gatehouse.accounts.passwords.HashScheme;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stores what proves a user's identity. */
public final class CredentialService {
    private final Transactions transactions;
    private final CredentialDao credentials;
    private final Passwords passwords;

    CredentialService(Transactions transactions, CredentialDao credentials, Passwords passwords) {
        this.transactions = transactions;
        this.credentials = credentials;
        this.passwords = passwords;
    }

    /** Sets a user's password and replaces any earlier one, in the caller's transaction, which has locked the user's row. */
    public void setPassword(UserId user, String hash, Instant now) {
        transactions.run(() -> credentials.setPassword(user, hash, now));
    }

    /** Stores the hash of the same password in another scheme, unless the password was changed since it was checked. */
    public void rehash(Credentials judged, String replacement) {
        transactions.run(() -> credentials.replaceHash(judged.user(), judged.passwordHash(), replacement));
    }

    /** The proportions of the hash schemes, estimated from a sample. */
    public HashMix hashMix() {
        Map<HashScheme, Long> counts = new LinkedHashMap<>();
        transactions
                .read(credentials::sampleHashes)
                .forEach((hash, count) ->
                        HashScheme.of(hash).ifPresent(scheme -> counts.merge(scheme, count, Long::sum)));
        counts.putIfAbsent(passwords.current(), 1L);
        return new HashMix(counts);
    }
}

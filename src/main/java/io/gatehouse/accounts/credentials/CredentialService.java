package io.gatehouse.accounts.credentials;

import io.gatehouse.accounts.passwords.HashMix;
import io.gatehouse.accounts.passwords.HashScheme;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what proves a user. */
public final class CredentialService {
    private final Transactions transactions;
    private final CredentialDao credentials;
    private final Passwords passwords;

    CredentialService(Transactions transactions, CredentialDao credentials, Passwords passwords) {
        this.transactions = transactions;
        this.credentials = credentials;
        this.passwords = passwords;
    }

    /** Gives a user a password instead of the one they had, in the caller's transaction, which holds the user's row. */
    public void setPassword(UserId user, String hash, Instant now) {
        transactions.run(() -> credentials.setPassword(user, hash, now));
    }

    /** Stores the same password in another scheme, unless it was changed since it was judged. */
    public void rehash(Credentials judged, String replacement) {
        transactions.run(() -> credentials.replaceHash(judged.user(), judged.passwordHash(), replacement));
    }

    /** In what proportion the schemes of hashes occur, by a sample. */
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

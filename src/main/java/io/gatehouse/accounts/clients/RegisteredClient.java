package io.gatehouse.accounts.clients;

import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Secret;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client as nodes keep it in memory: what it may do, and the hashes of its secrets. */
public final class RegisteredClient {
    private final ClientId id;
    private final Set<Scope> scopes;
    private final @Nullable String audience;
    private final long epoch;
    private final long installationEpoch;
    private final boolean active;
    private final List<Hash> hashes;

    RegisteredClient(ServiceClient client, List<ClientSecret> secrets, long installationEpoch) {
        this.id = client.id();
        this.scopes = client.scopes();
        this.audience = client.audience();
        this.epoch = client.epoch();
        this.installationEpoch = installationEpoch;
        this.active = client.isActive();
        this.hashes = secrets.stream()
                .map(secret -> new Hash(secret.secretHash(), secret.expiresAt()))
                .toList();
    }

    public ClientId id() {
        return id;
    }

    public Set<Scope> scopes() {
        return scopes;
    }

    /** The {@code aud} of the tokens that it may introspect; empty if it may introspect none. */
    public Optional<String> audience() {
        return Optional.ofNullable(audience);
    }

    public long epoch() {
        return epoch;
    }

    /** The epoch of the installation, read with the client, so that a token for it costs no SQL. */
    public long installationEpoch() {
        return installationEpoch;
    }

    public boolean isActive() {
        return active;
    }

    boolean knows(Secret secret, Instant now) {
        byte[] presented = SecretHash.of(secret);
        boolean known = false;
        for (Hash hash : hashes) {
            known |= hash.isAliveAt(now) && MessageDigest.isEqual(hash.bytes, presented);
        }
        return known;
    }

    /** The hash of one secret, and when it expires. */
    private static final class Hash {
        private final byte[] bytes;
        private final @Nullable Instant expiresAt;

        Hash(byte[] bytes, @Nullable Instant expiresAt) {
            this.bytes = bytes;
            this.expiresAt = expiresAt;
        }

        boolean isAliveAt(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }
}

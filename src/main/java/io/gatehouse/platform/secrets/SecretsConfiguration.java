package io.gatehouse.platform.secrets;

import static java.util.Objects.requireNonNullElse;

import io.gatehouse.kernel.Secret;

/**
 * The master keys. Each is 32 bytes in base64.
 *
 * @param masterKey seals the root secret and the signing keys; empty on the embedded database, which makes and keeps one
 * @param previousMasterKey opens what was sealed before the master key was changed; empty if there is none
 */
public record SecretsConfiguration(Secret masterKey, Secret previousMasterKey) {
    public SecretsConfiguration {
        masterKey = requireNonNullElse(masterKey, new Secret(""));
        previousMasterKey = requireNonNullElse(previousMasterKey, new Secret(""));
    }

    /** Whether the master key is one that was made here and is in the data folder. */
    public boolean isKeptLocally(boolean embedded) {
        return embedded && masterKey.isBlank();
    }
}

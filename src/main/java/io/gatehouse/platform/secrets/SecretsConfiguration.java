package io.gatehouse.platform.secrets;

import static java.util.Objects.requireNonNullElse;

import io.gatehouse.kernel.Secret;

/**
 * The master keys. Each is 32 bytes in base64.
 *
 * @param masterKey seals the root secret and the signing keys; empty on the embedded database, where one is made and kept
 * @param previousMasterKey opens what was sealed before the master key was changed; empty where there is none
 */
public record SecretsConfiguration(Secret masterKey, Secret previousMasterKey) {
    public SecretsConfiguration {
        masterKey = requireNonNullElse(masterKey, new Secret(""));
        previousMasterKey = requireNonNullElse(previousMasterKey, new Secret(""));
    }

    /** Whether the master key is one that was made here and lies in the data folder. */
    public boolean isKeptLocally(boolean embedded) {
        return embedded && masterKey.isBlank();
    }
}

package io.gatehouse.platform.persistence.backup;

import java.time.Duration;

/**
 * What a backup or a restore did.
 *
 * @param bytes size of the file
 * @param sha256 of the whole file in hex, as {@code sha256sum} prints it
 */
public record Summary(Manifest manifest, long bytes, Duration took, String sha256) {
    public int tables() {
        return manifest.tables().size();
    }

    public long rows() {
        return manifest.rows();
    }
}

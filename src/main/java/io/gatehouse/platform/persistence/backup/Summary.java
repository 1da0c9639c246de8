package io.gatehouse.platform.persistence.backup;

import java.time.Duration;

/**
 * What a backup or a restore did.
 *
 * @param bytes size of the file
 * @param sha256 of everything in the file before its check sum, in hex
 */
public record Summary(int tables, long rows, long bytes, Duration took, String sha256) {}

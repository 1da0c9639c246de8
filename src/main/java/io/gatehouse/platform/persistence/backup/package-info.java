/**
 * Writes the whole database into one file and loads such a file into an empty one. It reads the list of tables from the catalogue
 * and names no table of the service; the caller hands in what a restored installation must change in itself.
 */
@NullMarked
package io.gatehouse.platform.persistence.backup;

import org.jspecify.annotations.NullMarked;

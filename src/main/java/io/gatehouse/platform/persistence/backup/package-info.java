/**
 * Writes the whole database into one file and loads such a file into an empty one. It reads from the catalogue which tables
 * there are and knows none by name; what a restored installation must change in itself is handed in.
 */
@NullMarked
package io.gatehouse.platform.persistence.backup;

import org.jspecify.annotations.NullMarked;

/**
 * The commands {@code db} and {@code data}: the schema, and everything in one file and back. They stand above what they run, since a
 * backup takes the database and the keys that open it.
 */
@NullMarked
package io.gatehouse.platform.maintenance;

import org.jspecify.annotations.NullMarked;

/**
 * The commands {@code db} and {@code data}: the schema, and backup and restore of everything in one file. The package is above
 * what it uses, because a backup needs the database and the keys that open it.
 */
@NullMarked
package io.gatehouse.platform.maintenance;

import org.jspecify.annotations.NullMarked;

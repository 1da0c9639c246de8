/**
 * Compares the entities with the migrated schema, and writes the changeset for the difference and the changelog of the current
 * schema. For developers and operators: the service never loads it.
 */
@NullMarked
package io.gatehouse.platform.persistence.diff;

import org.jspecify.annotations.NullMarked;

/**
 * Compares the entities with the migrated schema, and writes the changeset for what differs and the changelog of what stands. For
 * developers and operators: the service never loads it.
 */
@NullMarked
package io.gatehouse.platform.persistence.diff;

import org.jspecify.annotations.NullMarked;

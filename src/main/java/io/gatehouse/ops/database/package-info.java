/** The {@code db} command: what operators and developers do with the schema. It knows changesets and no tables. */
@NullMarked
package io.gatehouse.ops.database;

import org.jspecify.annotations.NullMarked;

/**
 * The feed of changes, which keeps the memory of all nodes consistent: the transaction that makes a change writes to it, and
 * every node reads it within a second. It knows subjects only by kind and id.
 */
@NullMarked
package io.gatehouse.platform.changes;

import org.jspecify.annotations.NullMarked;

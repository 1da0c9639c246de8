/**
 * The feed of what changed, by which the memory of all nodes agrees: written in the transaction that makes a change, read by
 * every node within a second. It knows subjects by kind and id alone.
 */
@NullMarked
package io.gatehouse.platform.changes;

import org.jspecify.annotations.NullMarked;

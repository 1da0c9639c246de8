/**
 * Immutable values, and the types for refusals that every package uses. It does no I/O and uses no framework except Jackson's
 * annotations.
 */
@NullMarked
package io.gatehouse.kernel;

import org.jspecify.annotations.NullMarked;

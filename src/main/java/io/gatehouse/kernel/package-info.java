/**
 * Immutable values and the vocabulary of failure that every package speaks. It does no I/O and knows no framework beyond
 * Jackson's annotations.
 */
@NullMarked
package io.gatehouse.kernel;

import org.jspecify.annotations.NullMarked;

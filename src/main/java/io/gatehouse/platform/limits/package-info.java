/**
 * Rate limits, counted in the database so that all nodes count together. It knows what is counted only by name, and decides only
 * how much is left.
 */
@NullMarked
package io.gatehouse.platform.limits;

import org.jspecify.annotations.NullMarked;

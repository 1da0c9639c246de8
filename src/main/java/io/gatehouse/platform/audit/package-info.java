/**
 * Writes down who did what to whom, so that it can be proved later that nothing was changed or left out. It knows subjects by
 * kind and id alone.
 */
@NullMarked
package io.gatehouse.platform.audit;

import org.jspecify.annotations.NullMarked;

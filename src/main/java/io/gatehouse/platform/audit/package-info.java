/**
 * Records who did what to whom, so that it can be proved later that nothing was changed or left out. It knows subjects only by
 * kind and id.
 */
@NullMarked
package io.gatehouse.platform.audit;

import org.jspecify.annotations.NullMarked;

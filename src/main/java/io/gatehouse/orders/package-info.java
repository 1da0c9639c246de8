/**
 * Orders: the resource to copy for one of your own that users own. Whoever placed an order reads it and may cancel it; staff read
 * and move all of them.
 */
@NullMarked
package io.gatehouse.orders;

import org.jspecify.annotations.NullMarked;

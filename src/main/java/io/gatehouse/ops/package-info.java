/**
 * What operators hold in their hands: commands, health and metrics. It reaches the features through {@link
 * io.gatehouse.ops.Operations} and never the root.
 */
@NullMarked
package io.gatehouse.ops;

import org.jspecify.annotations.NullMarked;

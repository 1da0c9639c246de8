/**
 * The commands that operators type, and their exit codes. It reaches the features through {@link io.gatehouse.ops.Operations}
 * and never the root; what the admin port answers is in {@code ops.admin}.
 */
@NullMarked
package io.gatehouse.ops;

import org.jspecify.annotations.NullMarked;

/**
 * The verbs of {@code keys}: what operators see of signing keys and do to them. Whether it may be done is decided where keys are
 * kept.
 */
@NullMarked
package io.gatehouse.ops.keys;

import org.jspecify.annotations.NullMarked;

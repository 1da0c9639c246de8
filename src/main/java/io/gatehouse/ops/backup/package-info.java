/** The {@code data} command: all of an installation into one file, and back into an empty database. */
@NullMarked
package io.gatehouse.ops.backup;

import org.jspecify.annotations.NullMarked;

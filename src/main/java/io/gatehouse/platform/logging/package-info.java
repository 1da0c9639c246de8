/** How lines of the log reach the console, and which loggers of libraries must be silent. What lines say is each feature's own. */
@NullMarked
package io.gatehouse.platform.logging;

import org.jspecify.annotations.NullMarked;

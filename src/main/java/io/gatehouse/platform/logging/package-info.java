/** How lines of the log reach the console. What they say is each feature's own. */
@NullMarked
package io.gatehouse.platform.logging;

import org.jspecify.annotations.NullMarked;

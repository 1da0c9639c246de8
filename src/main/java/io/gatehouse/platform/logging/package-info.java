/** How log lines reach the console, and which loggers of libraries must be silent. Each feature decides what its lines say. */
@NullMarked
package io.gatehouse.platform.logging;

import org.jspecify.annotations.NullMarked;

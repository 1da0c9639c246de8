/**
 * The framework for all commands: verbs, streams and exit codes. A feature declares its verbs as
 * {@link io.gatehouse.platform.commands.Verbs}; this package knows none of them.
 */
@NullMarked
package io.gatehouse.platform.commands;

import org.jspecify.annotations.NullMarked;

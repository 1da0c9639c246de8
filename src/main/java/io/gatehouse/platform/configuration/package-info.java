/** Reads the configuration file: puts environment and files into its values, sets defaults, reports errors with their line. */
@NullMarked
package io.gatehouse.platform.configuration;

import org.jspecify.annotations.NullMarked;

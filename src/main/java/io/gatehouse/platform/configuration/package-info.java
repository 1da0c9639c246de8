/** Reads the configuration file: environment and files into its values, defaults for what it leaves out, faults with their line. */
@NullMarked
package io.gatehouse.platform.configuration;

import org.jspecify.annotations.NullMarked;

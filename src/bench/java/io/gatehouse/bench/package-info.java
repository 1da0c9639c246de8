/** Measures what a release claims, beside the service in a process of its own. Nothing here is in the jar. */
@NullMarked
package io.gatehouse.bench;

import org.jspecify.annotations.NullMarked;

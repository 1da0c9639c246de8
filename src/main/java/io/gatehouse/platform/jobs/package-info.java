/** Runs work repeatedly in the background, on one node at a time. It knows jobs only by name and never what they do. */
@NullMarked
package io.gatehouse.platform.jobs;

import org.jspecify.annotations.NullMarked;

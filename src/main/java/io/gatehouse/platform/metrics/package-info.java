/**
 * The only catalogue of metrics series and their labels, and their Prometheus exposition. It knows what is counted, not who
 * counts it.
 */
@NullMarked
package io.gatehouse.platform.metrics;

import org.jspecify.annotations.NullMarked;

/**
 * Runs the PostgreSQL that comes inside the jar, for installations that bring none: unpacks it, makes its data, and ends it with
 * its owner. It knows nothing of tables, pools or configuration.
 */
@NullMarked
package io.gatehouse.platform.persistence.embedded;

import org.jspecify.annotations.NullMarked;

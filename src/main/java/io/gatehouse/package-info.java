/** The root: reads the configuration, builds the object graph in level order and starts it. Nothing imports it. */
@NullMarked
package io.gatehouse;

import org.jspecify.annotations.NullMarked;

/** The command {@code sessions}: where somebody is signed in, and its end, for one or for everybody. */
@NullMarked
package io.gatehouse.ops.sessions;

import org.jspecify.annotations.NullMarked;

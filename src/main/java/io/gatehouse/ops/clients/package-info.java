/** The {@code clients} command: service clients from the command line, while the service runs or not. It keeps no rule of its own. */
@NullMarked
package io.gatehouse.ops.clients;

import org.jspecify.annotations.NullMarked;

/** The {@code users} command: accounts from the command line, while the service runs or not. It keeps no rule of its own. */
@NullMarked
package io.gatehouse.ops.users;

import org.jspecify.annotations.NullMarked;

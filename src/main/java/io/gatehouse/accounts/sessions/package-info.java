/**
 * Sessions and the refresh tokens that prove them. It holds a user id and knows nothing else of the user.
 */
@NullMarked
package io.gatehouse.accounts.sessions;

import org.jspecify.annotations.NullMarked;

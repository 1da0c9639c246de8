/** Requests that a client may repeat without repeating their effect. */
@NullMarked
package io.gatehouse.platform.http.idempotency;

import org.jspecify.annotations.NullMarked;

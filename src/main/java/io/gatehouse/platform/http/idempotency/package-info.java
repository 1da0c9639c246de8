/** Requests that a client may repeat without doing twice what they do. */
@NullMarked
package io.gatehouse.platform.http.idempotency;

import org.jspecify.annotations.NullMarked;

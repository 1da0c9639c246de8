/**
 * Hibernate, transactions on and off a request, the meaning of SQLSTATEs, and migrations under an advisory lock. It knows no
 * table by name.
 */
@NullMarked
package io.gatehouse.platform.persistence;

import org.jspecify.annotations.NullMarked;

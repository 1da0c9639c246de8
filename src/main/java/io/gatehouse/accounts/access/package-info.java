/**
 * Who is calling and what they may do. Whether a caller still stands is asked of {@link io.gatehouse.accounts.access.TokenLiveness},
 * which packages above implement.
 */
@NullMarked
package io.gatehouse.accounts.access;

import org.jspecify.annotations.NullMarked;

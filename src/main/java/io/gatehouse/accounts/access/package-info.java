/**
 * Who is calling and what they may do. {@link io.gatehouse.accounts.access.TokenLiveness}, which packages above implement, tells
 * whether a caller's token is still valid.
 */
@NullMarked
package io.gatehouse.accounts.access;

import org.jspecify.annotations.NullMarked;

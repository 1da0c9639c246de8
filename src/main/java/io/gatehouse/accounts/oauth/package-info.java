/**
 * What other services ask of Gatehouse: tokens of their own, whether a token still counts, that one shall not, and what ended.
 * It speaks OAuth 2.0 and keeps nothing.
 */
@NullMarked
package io.gatehouse.accounts.oauth;

import org.jspecify.annotations.NullMarked;

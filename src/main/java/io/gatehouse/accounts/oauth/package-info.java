/**
 * What other services request from Gatehouse: their own tokens, whether a token is still valid, the revocation of a token, and
 * the list of what ended. This package speaks OAuth 2.0 and stores nothing.
 */
@NullMarked
package io.gatehouse.accounts.oauth;

import org.jspecify.annotations.NullMarked;

/**
 * Other services that ask in their own name: who they are, what they may do, and the secrets by which they prove it. It knows
 * nothing of OAuth, which is one way to present a secret.
 */
@NullMarked
package io.gatehouse.accounts.clients;

import org.jspecify.annotations.NullMarked;

/**
 * Other services that act in their own name: who they are, what they may do, and the secrets with which they authenticate. This
 * package knows nothing of OAuth, which is one way to present a secret.
 */
@NullMarked
package io.gatehouse.accounts.clients;

import org.jspecify.annotations.NullMarked;

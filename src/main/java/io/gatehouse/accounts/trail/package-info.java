/** What operators and auditors do with the audit trail: the command {@code audit}, and the list over HTTP. */
@NullMarked
package io.gatehouse.accounts.trail;

import org.jspecify.annotations.NullMarked;

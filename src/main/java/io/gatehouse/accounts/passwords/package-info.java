/**
 * Hashes and judges passwords in a bounded lane. It is the only place that sees a password in clear, and it knows nobody whose
 * password that is.
 */
@NullMarked
package io.gatehouse.accounts.passwords;

import org.jspecify.annotations.NullMarked;

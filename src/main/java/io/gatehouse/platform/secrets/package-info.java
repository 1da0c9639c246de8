/**
 * The ring of master keys, sealing, and one derived key for each purpose. What is sealed is the business of whoever asks.
 */
@NullMarked
package io.gatehouse.platform.secrets;

import org.jspecify.annotations.NullMarked;

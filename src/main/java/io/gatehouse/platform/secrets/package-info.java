/** The ring of master keys, sealing, and one derived key for each purpose. The caller decides what to seal. */
@NullMarked
package io.gatehouse.platform.secrets;

import org.jspecify.annotations.NullMarked;

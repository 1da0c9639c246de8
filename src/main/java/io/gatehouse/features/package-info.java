/**
 * What a feature beside the accounts gives the service and gets from it, so that one of your own is taken in by one line. It knows
 * no feature.
 */
@NullMarked
package io.gatehouse.features;

import org.jspecify.annotations.NullMarked;

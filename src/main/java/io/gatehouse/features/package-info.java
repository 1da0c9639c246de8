/**
 * What a feature other than the accounts gives to the service and gets from it, so that one line adds your own feature. It knows
 * no individual feature.
 */
@NullMarked
package io.gatehouse.features;

import org.jspecify.annotations.NullMarked;

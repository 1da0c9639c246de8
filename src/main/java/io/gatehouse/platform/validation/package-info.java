/**
 * Constraints of Bean Validation that requests share beside the standard ones, and how all of what is wrong is told: where it is, in
 * words, and as a type for programs. It knows no feature and no HTTP.
 */
@NullMarked
package io.gatehouse.platform.validation;

import org.jspecify.annotations.NullMarked;

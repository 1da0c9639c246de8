/**
 * Constraints of Bean Validation that requests share in addition to the standard ones, and how Gatehouse reports all errors of a
 * request: where, in words, and as a type for programs. It knows no feature and no HTTP.
 */
@NullMarked
package io.gatehouse.platform.validation;

import org.jspecify.annotations.NullMarked;

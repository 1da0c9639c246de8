/** Does what {@code docs/add-your-own-resource.md} says, so that the document stays true. It needs nothing but the JDK. */
@NullMarked
package io.gatehouse.tutorial;

import org.jspecify.annotations.NullMarked;

/** What clients were promised: holds answers and changes against the OpenAPI document. It knows the service by its answers. */
@NullMarked
package io.gatehouse.contract;

import org.jspecify.annotations.NullMarked;

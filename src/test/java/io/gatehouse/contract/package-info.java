/** What clients were promised: holds answers and changes against the OpenAPI document. It knows nothing of the service's code. */
@NullMarked
package io.gatehouse.contract;

import org.jspecify.annotations.NullMarked;

/**
 * What every resource shares: one error form for every layer, request ids, the access log, bodies and their limits, paging,
 * CORS, and the OpenAPI document. It knows no feature.
 */
@NullMarked
package io.gatehouse.platform.http;

import org.jspecify.annotations.NullMarked;

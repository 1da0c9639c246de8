/** What operators and auditors do with the audit trail: the verbs of {@code audit}, and the list over HTTP. */
@NullMarked
package io.gatehouse.ops.audit;

import org.jspecify.annotations.NullMarked;

package io.gatehouse.ops.audit;

import io.gatehouse.platform.audit.Head;
import io.gatehouse.platform.audit.Verdict;
import io.gatehouse.platform.http.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What verifying found, for scripts.
 *
 * @param head the last seal that was proved, in the form of a checkpoint
 * @param fault null where nothing is wrong; else {@code sealed} counts what was proved before it
 */
@Wire
record VerdictView(
        boolean whole,
        long sealed,
        long erased,
        long unsealed,
        @Nullable Instant oldestUnsealed,
        @Nullable String head,
        @Nullable String fault) {
    static VerdictView of(Verdict verdict) {
        return new VerdictView(
                verdict.fault().isEmpty(),
                verdict.sealed(),
                verdict.erased(),
                verdict.unsealed(),
                verdict.oldestUnsealed().orElse(null),
                verdict.head().map(Head::toString).orElse(null),
                verdict.fault().orElse(null));
    }
}

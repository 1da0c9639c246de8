package io.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.platform.persistence.Transactions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** That nobody writes for a caller whose token may have been ended meanwhile. */
@AnalyzeClasses(packages = "io.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class WritesForCallersTest {
    /** The methods of {@link Transactions} that change the database. */
    private static final Set<String> WRITES = Set.of("write", "run");

    @ArchTest
    static final ArchRule WRITES_FOR_A_CALLER_JUDGE_THE_TOKEN_AGAIN = methods()
            .that()
            .areNotDeclaredIn(Callers.class)
            .and(DescribedPredicate.describe(
                    "are given a caller",
                    method ->
                            method.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Caller.class))))
            .should(beginNoTransactionOfTheirOwn())
            .because(
                    "the token was judged when the request came, and may have been ended since: what a thief asks for slowly would"
                            + " still be written. Take Callers in the place of Transactions: it judges the token in the transaction that"
                            + " writes, and alone gives the actor for the audit trail");

    /** By themselves, or by way of other methods of their class, which need not be given the caller. */
    private static ArchCondition<JavaMethod> beginNoTransactionOfTheirOwn() {
        return new ArchCondition<>("write through Callers alone") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Deque<JavaMethod> open = new ArrayDeque<>(Set.of(method));
                Set<JavaMethod> seen = new HashSet<>();
                while (!open.isEmpty()) {
                    JavaMethod each = open.pop();
                    for (JavaMethodCall call :
                            seen.add(each) ? each.getMethodCallsFromSelf() : Set.<JavaMethodCall>of()) {
                        if (call.getTargetOwner().isEquivalentTo(Transactions.class)
                                && WRITES.contains(call.getTarget().getName())) {
                            events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                        }
                        call.getTarget()
                                .resolveMember()
                                .filter(target -> target.getOwner().equals(method.getOwner()))
                                .ifPresent(open::push);
                    }
                }
            }
        };
    }
}

package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;

/** Two writers wanted the same unique value and this one was second. Features give their own answer for constraints they know. */
public final class UniqueViolation extends Failure {
    private final String constraint;

    UniqueViolation(String constraint) {
        super(Kind.CONFLICT, "conflict", "Something with the same unique value exists already");
        this.constraint = constraint;
    }

    public boolean isOf(String name) {
        return constraint.equals(name);
    }
}

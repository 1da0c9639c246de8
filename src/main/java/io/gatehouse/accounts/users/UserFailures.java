package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.UniqueViolation;
import java.util.function.Supplier;

/** The refusals of this feature, each in one place. */
final class UserFailures {
    static final String EMAIL_IN_USE = "email_in_use";

    private UserFailures() {}

    static Failure notFound(UserId id) {
        return Failure.notFound("User " + id + " not found");
    }

    static Failure emailInUse() {
        return Failure.conflict(EMAIL_IN_USE, "Email already in use");
    }

    /** Runs a transaction, and turns a violation of the unique index on addresses into this feature's refusal. */
    static <T> T unique(Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (UniqueViolation violation) {
            throw violation.isOf(UserDao.UQ_EMAIL_KEY) ? emailInUse() : violation;
        }
    }

    static Failure registrationClosed() {
        return Failure.forbidden("registration_closed", "Registration is not open here");
    }

    static Failure reauthenticationRequired() {
        return Failure.forbidden(
                "reauthentication_required", "Sign in again, or send your current password with the request");
    }

    static Failure wrongPassword() {
        return Failure.forbidden("reauthentication_required", "The current password is not right");
    }

    static Failure lastAdmin() {
        return Failure.conflict("last_admin", "This is the last active admin: make another one first");
    }
}

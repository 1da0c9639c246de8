package io.gatehouse.ops.users;

import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.ops.Console;
import java.io.IOException;
import java.util.List;

/** A new password that the operator types or pipes in: the first line of standard input. */
final class TypedPassword {
    private TypedPassword() {}

    static NewPassword read(Console console) throws IOException {
        String line = console.line()
                .orElseThrow(() -> invalid(new Rejection("missing", "is expected on standard input, which is empty")));
        try {
            return NewPassword.parse(line);
        } catch (Rejection rejection) {
            throw invalid(rejection);
        }
    }

    private static Failure invalid(Rejection rejection) {
        return Failure.invalid(new FieldError(List.of("the password"), rejection.message(), rejection.type()));
    }
}

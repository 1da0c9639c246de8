package io.gatehouse.accounts.passwords;

import io.gatehouse.kernel.ClientText;
import io.gatehouse.platform.validation.Fault;
import io.gatehouse.platform.validation.TextRule;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** A password that someone signs in with. Today's rules must not lock out an older password, so only the length is limited. */
@Documented
@Constraint(validatedBy = PresentedPassword.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PresentedPassword {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    int MAX_LENGTH = 1024;

    /** Refuses an empty or overlong text. */
    final class Rule extends TextRule<PresentedPassword> {
        @Override
        protected Optional<Fault> faultOf(String text) {
            if (text.isEmpty()) {
                return Optional.of(Fault.tooShort(1));
            }
            return ClientText.exceeds(text, MAX_LENGTH) ? Optional.of(Fault.tooLong(MAX_LENGTH)) : Optional.empty();
        }
    }
}

package io.gatehouse.platform.validation;

import io.gatehouse.kernel.ClientText;
import io.gatehouse.kernel.Email;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** An email address that {@link Email} accepts. */
@Documented
@Constraint(validatedBy = EmailAddress.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts what {@link Email} can parse. */
    final class Rule extends TextRule<EmailAddress> {
        @Override
        protected Optional<Fault> faultOf(String text) {
            if (ClientText.exceeds(text, Email.MAX_LENGTH)) {
                return Optional.of(Fault.tooLong(Email.MAX_LENGTH));
            }
            try {
                Email unused = Email.parse(text);
                return Optional.empty();
            } catch (IllegalArgumentException wrong) {
                return Optional.of(Fault.of(String.valueOf(wrong.getMessage())));
            }
        }
    }
}

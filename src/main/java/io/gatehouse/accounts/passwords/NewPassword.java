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
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A password that someone chooses. The rules apply only here, because a password that was once accepted must always work. */
@Documented
@Constraint(validatedBy = NewPassword.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    int MIN_LENGTH = 8;
    int MAX_LENGTH = 128;

    /** Counts code points after NFC (NIST SP 800-63B, 3.1.1.2). */
    final class Rule extends TextRule<NewPassword> {
        /** An unpaired surrogate has no UTF-8 form: all of them would get the same hash. */
        private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}");

        /** No character has more than four in its canonical decomposition (UAX #15, table of expansion factors). */
        private static final int MAX_TYPED = 4 * MAX_LENGTH;

        @Override
        protected Optional<Fault> faultOf(String text) {
            if (ClientText.exceeds(text, MAX_TYPED)) {
                return Optional.of(Fault.tooLong(MAX_LENGTH));
            }
            String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            int length = composed.codePointCount(0, composed.length());
            if (length < MIN_LENGTH) {
                return Optional.of(Fault.tooShort(MIN_LENGTH));
            }
            if (length > MAX_LENGTH) {
                return Optional.of(Fault.tooLong(MAX_LENGTH));
            }
            return UNPAIRED.matcher(composed).find()
                    ? Optional.of(Fault.of("must be well-formed Unicode"))
                    : Optional.empty();
        }
    }
}

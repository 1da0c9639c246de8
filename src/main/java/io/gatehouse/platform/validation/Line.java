package io.gatehouse.platform.validation;

import io.gatehouse.kernel.ClientText;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** One line of printable text. Its length counts Unicode code points without surrounding blanks: strip the value before use. */
@Documented
@Constraint(validatedBy = Line.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Line {
    int min() default 0;

    int max();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts printable text within the bounds. */
    final class Rule extends TextRule<Line> {
        private int min;
        private int max;

        @Override
        public void initialize(Line line) {
            min = line.min();
            max = line.max();
        }

        @Override
        protected Optional<Fault> faultOf(String text) {
            String line = text.strip();
            if (line.codePointCount(0, Math.min(line.length(), 2 * min)) < min) {
                return Optional.of(Fault.tooShort(min));
            }
            if (ClientText.exceeds(line, max)) {
                return Optional.of(Fault.tooLong(max));
            }
            return ClientText.isPrintable(line)
                    ? Optional.empty()
                    : Optional.of(Fault.of("must not contain control or direction characters"));
        }
    }
}

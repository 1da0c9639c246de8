package io.gatehouse.platform.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Optional;

/** A currency code of ISO 4217 that {@link Currency#getInstance(String)} knows. */
@Documented
@Constraint(validatedBy = CurrencyCode.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CurrencyCode {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts the codes of currencies that the JDK knows. */
    final class Rule extends TextRule<CurrencyCode> {
        @Override
        protected Optional<Fault> faultOf(String text) {
            try {
                Currency unused = Currency.getInstance(text);
                return Optional.empty();
            } catch (IllegalArgumentException unknown) {
                return Optional.of(Fault.of("must be a currency code of ISO 4217 such as EUR"));
            }
        }
    }
}

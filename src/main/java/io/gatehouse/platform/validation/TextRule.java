package io.gatehouse.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** The rule of a constraint on text. Null is valid; {@code @NotNull} refuses it. */
public abstract class TextRule<A extends Annotation> implements ConstraintValidator<A, String> {
    /** What is wrong with the text; empty if nothing is. */
    protected abstract Optional<Fault> faultOf(String text);

    @Override
    public final boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        Optional<Fault> fault = Optional.ofNullable(text).flatMap(this::faultOf);
        fault.ifPresent(each -> {
            HibernateConstraintValidatorContext told = context.unwrap(HibernateConstraintValidatorContext.class);
            told.disableDefaultConstraintViolation();
            told.withDynamicPayload(each.type())
                    .buildConstraintViolationWithTemplate(each.message())
                    .addConstraintViolation();
        });
        return fault.isEmpty();
    }
}

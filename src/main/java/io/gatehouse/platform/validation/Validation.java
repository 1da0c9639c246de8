package io.gatehouse.platform.validation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.gatehouse.kernel.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/** Validates records against the constraints on their components. */
public final class Validation {
    private static final PropertyNamingStrategies.NamingBase WIRE_NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    /** Messages are constant: nothing in them is looked up or computed, no matter what a client sent. */
    private static final Validator VALIDATOR = jakarta.validation.Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new Verbatim())
            .buildValidatorFactory()
            .getValidator();

    private Validation() {}

    /** The name of a component over HTTP. */
    public static String nameOf(RecordComponent component) {
        return WIRE_NAMES.translate(component.getName());
    }

    /**
     * All errors of a request, in the order in which its record declares the components.
     *
     * @param place which part of the request the record holds: {@code body} or {@code query}
     */
    public static List<FieldError> errorsOf(Record request, String place) {
        if (Arrays.stream(request.getClass().getRecordComponents()).anyMatch(each -> isOverlong(request, each))) {
            return errorsWithoutElements(request, place);
        }
        return VALIDATOR.validate(request).stream()
                .map(each -> new Located(locationOf(request.getClass(), each.getPropertyPath(), place), each))
                .sorted(Comparator.comparing(Located::order))
                .map(Located::error)
                .toList();
    }

    /** The faults of a text as one component of a request, which may be optional. */
    public static List<Fault> errorsOf(Class<? extends Record> request, String component, String text) {
        boolean isOptional = Arrays.stream(request.getRecordComponents())
                .anyMatch(each -> each.getName().equals(component) && each.getType() == Optional.class);
        Object value = isOptional ? Optional.of(text) : text;
        return VALIDATOR.validateValue(request, component, value).stream()
                .map(Validation::fault)
                .toList();
    }

    /** Whether a component is a list of more elements than it may have: a body of 1 MiB has room for 300 000 wrong ones. */
    private static boolean isOverlong(Record request, RecordComponent component) {
        Size size = component.getAccessor().getAnnotation(Size.class);
        return size != null && valueOf(request, component) instanceof List<?> list && list.size() > size.max();
    }

    private static List<FieldError> errorsWithoutElements(Record request, String place) {
        List<FieldError> errors = new ArrayList<>();
        for (RecordComponent component : request.getClass().getRecordComponents()) {
            List<Fault> faults = isOverlong(request, component)
                    ? List.of(standard(
                            Objects.requireNonNull(component.getAccessor().getAnnotation(Size.class)),
                            valueOf(request, component)))
                    : VALIDATOR.validateProperty(request, component.getName()).stream()
                            .map(Validation::fault)
                            .toList();
            faults.forEach(fault ->
                    errors.add(new FieldError(List.of(place, nameOf(component)), fault.message(), fault.type())));
        }
        return errors;
    }

    private static Object valueOf(Record request, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Location locationOf(Class<?> request, Path path, String place) {
        List<String> loc = new ArrayList<>(List.of(place));
        StringBuilder order = new StringBuilder();
        Type at = request;
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                loc.add(Integer.toString(node.getIndex()));
                order.append(String.format(Locale.ROOT, "%08d.", node.getIndex()));
                at = at instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : at;
            }
            if (node.getKind() == ElementKind.PROPERTY && at instanceof Class<?> type) {
                RecordComponent[] components = type.getRecordComponents();
                int index = 0;
                while (!components[index].getName().equals(node.getName())) {
                    index++;
                }
                loc.add(nameOf(components[index]));
                order.append(String.format(Locale.ROOT, "%08d.", index));
                at = components[index].getGenericType();
            }
        }
        return new Location(loc, order.toString());
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> told = violation.unwrap(HibernateConstraintViolation.class);
        Object type = told.getDynamicPayload(String.class);
        return type instanceof String ofOurs
                ? new Fault(ofOurs, violation.getMessage())
                : standard(violation.getConstraintDescriptor().getAnnotation(), violation.getInvalidValue());
    }

    /** The faults for the constraints of Jakarta Validation that requests use. */
    private static Fault standard(Annotation constraint, Object value) {
        if (constraint instanceof NotNull) {
            return new Fault("missing", "is required");
        }
        if (constraint instanceof Min min) {
            return new Fault("greater_than_equal", "must be " + min.value() + " or more");
        }
        if (constraint instanceof Max max) {
            return new Fault("less_than_equal", "must be " + max.value() + " or less");
        }
        if (constraint instanceof Size size && value instanceof List<?> list) {
            return list.size() < size.min()
                    ? new Fault(
                            "too_short", "must have at least " + size.min() + (size.min() == 1 ? " item" : " items"))
                    : new Fault("too_long", "must have at most " + size.max() + " items");
        }
        if (constraint instanceof Size size && value instanceof String text) {
            return text.length() < size.min() ? Fault.tooShort(size.min()) : Fault.tooLong(size.max());
        }
        throw new IllegalStateException("There are no words for a violated " + constraint.annotationType());
    }

    /** Where a value is, and its sort key. */
    private record Location(List<String> loc, String order) {}

    /** A violation and where it is. */
    private record Located(Location location, ConstraintViolation<?> violation) {
        String order() {
            return location.order();
        }

        FieldError error() {
            Fault fault = fault(violation);
            return new FieldError(location.loc(), fault.message(), fault.type());
        }
    }

    /** Leaves messages as they are. */
    private static final class Verbatim implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}

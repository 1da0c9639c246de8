package io.gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.validation.CurrencyCode;
import io.gatehouse.platform.validation.EmailAddress;
import io.gatehouse.platform.validation.Line;
import io.gatehouse.platform.validation.Validation;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schemas of records by what their components say already: what must be there by the absence of {@code @Nullable},
 * bounds by the constraints of this service, examples by the types.
 */
final class RecordSchemas implements ModelConverter {
    private static final Map<String, Object> EXAMPLES = Map.of(
            "uuid", "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e",
            "date-time", "2026-11-22T10:15:30.123456Z");

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (raw == UserId.class) {
            return text("uuid");
        }
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (raw.isRecord()) {
            Optional.ofNullable(context.getDefinedModels().get(nameOf(raw))).ifPresent(model -> complete(model, raw));
        }
        return resolved;
    }

    /** What a record is called in the document. */
    static String nameOf(Class<?> type) {
        var said = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said == null ? type.getSimpleName() : said.name();
    }

    private static JsonSchema text(String format) {
        JsonSchema schema = new JsonSchema();
        schema.addType("string");
        schema.setFormat(format);
        return schema;
    }

    private static void complete(Schema<?> model, Class<?> type) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = nameOf(component);
            Schema<?> property =
                    model.getProperties() == null ? null : model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            addBounds(property, component);
            exemplify(property);
            if (isRequired(component)) {
                required.add(name);
            }
            if (isNullable(component) && isSentWhole(type)) {
                property.addType("null");
            }
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static String nameOf(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said != null && !said.name().isEmpty()) {
            return said.name();
        }
        boolean isWire = component.getDeclaringRecord().isAnnotationPresent(Wire.class);
        return isWire ? Validation.nameOf(component) : component.getName();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Of what the service sends, null is there; of what it takes, or leaves out where it is empty, it is not. */
    private static boolean isSentWhole(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return outermost.getSimpleName().endsWith("View") && !type.isAnnotationPresent(JsonInclude.class);
    }

    private static boolean isRequired(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        boolean mayBeEmpty = type.isAnnotationPresent(JsonInclude.class)
                && (component.getType() == List.class || component.getType() == Optional.class);
        return !mayBeEmpty && (!isNullable(component) || isSentWhole(type));
    }

    static void exemplify(Schema<?> property) {
        if (property.getExample() == null && property.getFormat() != null && property.get$ref() == null) {
            Optional.ofNullable(EXAMPLES.get(property.getFormat())).ifPresent(property::setExample);
        }
    }

    /** What the constraints say that the generator does not know. */
    static void addBounds(Schema<?> property, AnnotatedElement element) {
        if (Integer.valueOf(0).equals(property.getMinLength())) {
            property.setMinLength(null);
        }
        AnnotatedElement field = element instanceof RecordComponent component ? fieldOf(component) : element;
        Optional.ofNullable(field.getAnnotation(Line.class)).ifPresent(line -> {
            property.setMinLength(line.min() == 0 ? null : line.min());
            property.setMaxLength(line.max());
        });
        if (field.isAnnotationPresent(EmailAddress.class)) {
            property.setFormat("email");
            property.setMaxLength(Email.MAX_LENGTH);
        }
        if (field.isAnnotationPresent(NewPassword.class)) {
            property.setFormat("password");
            property.setMinLength(NewPassword.MIN_LENGTH);
            property.setMaxLength(NewPassword.MAX_LENGTH);
        }
        if (field.isAnnotationPresent(PresentedPassword.class)) {
            property.setFormat("password");
            property.setMinLength(1);
            property.setMaxLength(PresentedPassword.MAX_LENGTH);
        }
        if (field.isAnnotationPresent(CurrencyCode.class)) {
            property.setPattern("[A-Z]{3}");
        }
    }

    private static AnnotatedElement fieldOf(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}

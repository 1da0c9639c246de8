package io.gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.platform.validation.Fault;
import io.gatehouse.platform.validation.Validation;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read from the connection but not parsed yet. A resource reads it after it has checked that the caller
 * may act: Jersey's own order would answer 415 or 422 to a caller who should get 403.
 */
public final class Body<T> {
    private static final Set<Class<?>> NUMBERS = Set.of(Integer.class, int.class, Long.class, long.class);

    private final Class<T> type;
    private final @Nullable MediaType mediaType;
    private final byte[] bytes;

    Body(Class<T> type, @Nullable MediaType mediaType, byte[] bytes) {
        this.type = type;
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    /**
     * The body as a record that satisfies its constraints. Refuses with 415 if it is not JSON, with 400 if it does not parse, and
     * with 422 and all errors if it does not fit.
     */
    public T read() {
        T value = parse();
        if (value instanceof Record request) {
            List<FieldError> errors = Validation.errorsOf(request, "body");
            if (!errors.isEmpty()) {
                throw Failure.invalid(errors);
            }
        }
        return value;
    }

    private T parse() {
        if (mediaType != null && !isJson(mediaType)) {
            throw new NotSupportedException();
        }
        if (bytes.length == 0) {
            throw invalid(List.of("body"), "a JSON object is required", "missing");
        }
        try (JsonParser parser = Json.MAPPER.createParser(bytes)) {
            T value = Json.MAPPER.readValue(parser, type);
            if (parser.nextToken() != null) {
                throw new MalformedJson();
            }
            if (value == null) {
                throw invalid(List.of("body"), "must be a JSON object", "object_type");
            }
            return value;
        } catch (JsonParseException | StreamConstraintsException e) {
            throw new MalformedJson(e);
        } catch (MismatchedInputException e) {
            throw e.getCause() instanceof JsonProcessingException
                    ? new MalformedJson(e)
                    : mismatch(e, e.getTargetType());
        } catch (JsonMappingException e) {
            // A number that is too large for its field, such as 1e30. Anything else that arrives here does not parse.
            throw e.getCause() instanceof InputCoercionException tooLarge
                    ? mismatch(e, tooLarge.getTargetType())
                    : new MalformedJson(e);
        } catch (IOException e) {
            throw new MalformedJson(e);
        }
    }

    /** As {@link #read}, but a missing body counts as a body without fields. */
    public T readOrEmpty() {
        return bytes.length == 0 ? new Body<>(type, null, new byte[] {'{', '}'}).read() : read();
    }

    /**
     * The same bytes for all bodies with the same content: the JSON without spaces, with the keys of each object sorted. For a
     * body that {@link #read} accepts.
     */
    public byte[] canonical() {
        try {
            Object said = Json.MAPPER.readValue(bytes, Object.class);
            return Json.MAPPER
                    .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsBytes(said);
        } catch (IOException e) {
            throw new MalformedJson(e);
        }
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype();
        return type.getType().equals("application") && (subtype.equals("json") || subtype.endsWith("+json"));
    }

    private static Failure mismatch(JsonMappingException e, Class<?> target) {
        List<String> loc = new ArrayList<>(List.of("body"));
        for (JsonMappingException.Reference each : e.getPath()) {
            loc.add(each.getFieldName() == null ? Integer.toString(each.getIndex()) : each.getFieldName());
        }
        if (loc.size() == 1) {
            return invalid(loc, "must be a JSON object", "object_type");
        }
        if (target == String.class) {
            return invalid(loc, "must be a string", "string_type");
        }
        if (NUMBERS.contains(target)) {
            return invalid(loc, "must be a whole number", "int_type");
        }
        if (target == Boolean.class || target == boolean.class) {
            return invalid(loc, "must be true or false", "bool_type");
        }
        if (target.isEnum() && e instanceof InvalidFormatException format && format.getValue() instanceof String) {
            Fault fault = Scalars.notAmong(target);
            return invalid(loc, fault.message(), fault.type());
        }
        return target.isEnum()
                ? invalid(loc, "must be a string", "string_type")
                : invalid(loc, "has the wrong type", "type_error");
    }

    private static Failure invalid(List<String> loc, String msg, String type) {
        return Failure.invalid(new FieldError(loc, msg, type));
    }
}

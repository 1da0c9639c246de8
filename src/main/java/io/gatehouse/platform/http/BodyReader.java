package io.gatehouse.platform.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Gives a resource its {@link Body}, whatever the media type: the body checks the type when the resource reads it. */
@Consumes(MediaType.WILDCARD)
final class BodyReader implements MessageBodyReader<Body<?>> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body<?> readFrom(
            Class<Body<?>> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        Class<?> content = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
        boolean typed = headers.getFirst(HttpHeaders.CONTENT_TYPE) != null;
        // BodyHandler has limited the length.
        return new Body<>(content, typed ? mediaType : null, stream.readAllBytes());
    }
}

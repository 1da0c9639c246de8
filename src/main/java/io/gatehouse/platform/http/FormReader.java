package io.gatehouse.platform.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Gives a resource its {@link Form}, whatever the media type: the form itself knows whether it is one. */
@Consumes(MediaType.WILDCARD)
final class FormReader implements MessageBodyReader<Form> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Form.class;
    }

    @Override
    public Form readFrom(
            Class<Form> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        boolean typed = headers.getFirst(HttpHeaders.CONTENT_TYPE) != null;
        // BodyHandler has limited the length.
        return new Form(typed ? mediaType : null, stream.readAllBytes());
    }
}

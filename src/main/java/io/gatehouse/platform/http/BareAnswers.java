package io.gatehouse.platform.http;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.annotation.Annotation;

/**
 * Keeps the annotations of a resource method from what writes its answer. Jackson's provider hashes every one of them for each
 * answer, the nested ones of the API's description too, which cost a tenth of a request; none of ours says how to write.
 */
final class BareAnswers implements WriterInterceptor {
    private static final Annotation[] NONE = {};

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        answer.setAnnotations(NONE);
        answer.proceed();
    }
}

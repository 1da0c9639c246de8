package io.gatehouse.platform.http;

import io.gatehouse.platform.persistence.Ids;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accepts a request id that is valid and otherwise makes one: a client must not control what is logged. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    String accept(@Nullable String sent) {
        return sent != null && FORM.matcher(sent).matches() ? sent : ids.next().toString();
    }
}

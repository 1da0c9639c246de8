package io.gatehouse.platform.http;

import jakarta.ws.rs.BadRequestException;

/** The body is no JSON at all. The parser's own message is not passed on: it quotes the input. */
final class MalformedJson extends BadRequestException {
    MalformedJson() {}

    MalformedJson(Throwable cause) {
        super(cause);
    }
}

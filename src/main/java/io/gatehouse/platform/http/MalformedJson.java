package io.gatehouse.platform.http;

import jakarta.ws.rs.BadRequestException;

/** The body is not well-formed JSON. The parser's own message is not sent, because it quotes the input. */
final class MalformedJson extends BadRequestException {
    MalformedJson() {}

    MalformedJson(Throwable cause) {
        super(cause);
    }
}

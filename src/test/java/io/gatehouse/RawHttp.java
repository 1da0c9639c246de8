package io.gatehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no HTTP library would send, byte by byte. */
public final class RawHttp {
    private RawHttp() {}

    /** What comes back until the service closes the connection, which the request asks for or deserves. */
    public static String exchange(int port, String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }

    /** The answer to a request without a body. */
    public static String line(int port, String requestLine, String... headers) {
        String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exchange(port, requestLine + "\r\nHost: localhost\r\nConnection: close\r\n" + all + "\r\n");
    }

    /** Sends, reads some of what comes back if anything, and resets the connection. */
    public static void reset(int port, String request, int read) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoLinger(true, 0);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readNBytes(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

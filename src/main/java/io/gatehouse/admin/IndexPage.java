package io.gatehouse.admin;

import io.gatehouse.kernel.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** The page at the root of the admin port, made from the table of endpoints: what each one does and how to call it. */
final class IndexPage {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;\
            color:#1b1b1b;background:#fff}\
            h1{font-size:1.4rem}dt{margin-top:1rem;font-weight:600}dd{margin:0}\
            pre{margin:.25rem 0;padding:.5rem;white-space:pre-wrap;overflow-wrap:anywhere;background:#f2f2f2}""";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Gatehouse: admin port</title>
            <style>%s</style>
            </head>
            <body>
            <h1>Gatehouse %s: admin port</h1>
            <p>For operators. %s</p>
            <dl>
            %s</dl>
            </body>
            </html>
            """;

    private final String version;
    private final AdminToken.Source source;
    private final boolean onLoopback;

    IndexPage(String version, AdminToken.Source source, boolean onLoopback) {
        this.version = version;
        this.source = source;
        this.onLoopback = onLoopback;
    }

    /** The page may load only its own style, and may send nothing. */
    static String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** The page, with this port in its examples. */
    String html(int port) {
        String entries =
                Arrays.stream(Endpoint.values()).map(each -> entry(each, port)).collect(Collectors.joining());
        return PAGE.formatted(STYLE, escape(version), where(), entries);
    }

    private String where() {
        return switch (source) {
            case FILE ->
                "The token lies in keys/admin.token of the data folder, which GATEHOUSE_DATA names (data if unset);"
                        + " only the account of the service can read it.";
            case CONFIGURATION -> "The token is the one of the configuration, admin.token.";
            case NONE -> "There is no token: what needs one stays closed until GATEHOUSE_ADMIN_TOKEN is set.";
        };
    }

    private String entry(Endpoint endpoint, int port) {
        String name = escape(endpoint.method() + " " + endpoint.path());
        if (!needsToken(endpoint)) {
            return "<dt><a href=\"%s\">%s</a></dt>\n<dd>%s</dd>\n"
                    .formatted(endpoint.path(), name, escape(endpoint.purpose()));
        }
        return "<dt>%s</dt>\n<dd>%s\n<pre>%s</pre></dd>\n"
                .formatted(name, escape(endpoint.purpose()), escape(curl(endpoint, port)));
    }

    private boolean needsToken(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case FREE -> false;
            case FREE_ON_LOOPBACK -> !onLoopback;
            case TOKEN -> true;
        };
    }

    private String curl(Endpoint endpoint, int port) {
        String token = source == AdminToken.Source.FILE ? "$(cat data/keys/admin.token)" : "$GATEHOUSE_ADMIN_TOKEN";
        String method = endpoint.method().equals("GET") ? "" : "-X " + endpoint.method() + " ";
        return "curl %s-H \"Authorization: Bearer %s\" 'http://localhost:%d%s%s'"
                .formatted(method, token, port, endpoint.path(), endpoint.query());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Crypto.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a service holds in its heap, asked of its admin port. */
final class ServerMemory {
    static final String ADMIN_TOKEN = "an-admin-token-that-only-the-bench-uses";

    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"} ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;

    ServerMemory(ServerProcess server) {
        this.root = "http://localhost:" + server.adminPort();
    }

    /** In MiB, after a full collection. */
    double held() throws IOException, InterruptedException {
        String unused = send(HttpRequest.newBuilder(URI.create(root + "/tasks/gc"))
                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        String metrics =
                send(HttpRequest.newBuilder(URI.create(root + "/metrics")).build());
        String heap = metrics.lines()
                .filter(line -> line.startsWith(HEAP))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(heap.substring(HEAP.length())) / (1 << 20);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}

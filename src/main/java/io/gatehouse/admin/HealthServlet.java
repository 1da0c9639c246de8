package io.gatehouse.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code /health/live}, {@code /health/ready} and {@code /health/started} of the admin port. Liveness depends on nothing else: a
 * database that is down is no reason to restart every node.
 */
final class HealthServlet extends HttpServlet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Readiness readiness;

    HealthServlet(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String probe = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (probe) {
            case "/live" -> answer(response, true, List.of());
            case "/ready" -> answer(response, readiness.isReady(), readiness.failing());
            case "/started" -> answer(response, readiness.isStarted(), List.of());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void answer(HttpServletResponse response, boolean up, List<String> failing) throws IOException {
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        JSON.writeValue(response.getOutputStream(), new HealthView(up ? "up" : "down", failing));
    }

    /** The answer to a probe: up or down, and the names of the failing checks. */
    record HealthView(String status, List<String> failing) {}
}

package io.gatehouse.admin;

import io.gatehouse.platform.http.Refusals;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * The task log-level in place of Dropwizard's, whose changes may last for ever and may print secrets. It stands at the path of
 * that task, which wins over the task servlet's pattern, because a task can answer a wrong parameter with nothing but 500.
 */
final class LogLevelServlet extends HttpServlet {
    private static final int UNPROCESSABLE = 422;

    private final transient LogLevels levels;
    private final transient Refusals refusals;

    LogLevelServlet(LogLevels levels, Refusals refusals) {
        this.levels = levels;
        this.refusals = refusals;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String answer = answer(LogLevelRequest.parse(request.getParameterMap()), request.getRemoteAddr());
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(answer);
        } catch (IllegalArgumentException e) {
            refusals.send(request, response, UNPROCESSABLE, "validation_error", String.valueOf(e.getMessage()));
        }
    }

    private String answer(LogLevelRequest asked, String address) {
        return asked.loggers().stream()
                .map(logger -> asked.level()
                        .map(level ->
                                levels.change(logger, level, asked.duration(), "the admin port's caller at " + address))
                        .orElseGet(() -> levels.describe(logger)))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}

package io.gatehouse.admin;

import io.gatehouse.platform.http.Refusals;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Replaces Dropwizard's task log-level, whose changes can last for ever and can log secrets. It is a servlet at the path of that
 * task, which precedes the task servlet's pattern, because a task can only answer a wrong parameter with 500.
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

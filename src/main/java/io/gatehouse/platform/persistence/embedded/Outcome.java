package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a short command ended and what it printed, on either stream. */
record Outcome(int status, String output) {
    private static final Pattern MARKED = Pattern.compile("(FATAL|PANIC|error):.*");
    private static final int NOT_FOUND = 127;

    /** Runs the command to its end. A command that cannot be started counts as failed. */
    static Outcome of(ProcessBuilder command) {
        try {
            Process process = command.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    boolean succeeded() {
        return status == 0;
    }

    /** The line that names the problem: the first that is marked as an error, else the last. */
    String complaint() {
        List<String> lines = output.strip().lines().toList();
        return lines.stream()
                .map(MARKED::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(marked -> marked.group())
                .orElse(lines.isEmpty() ? "no word" : lines.get(lines.size() - 1));
    }
}

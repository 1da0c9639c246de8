package io.gatehouse.tutorial;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of code with what the line before it says to do with it. */
sealed interface Block {
    Pattern NEW_FILE = Pattern.compile("\\*\\*New file `([^`]+)`\\*\\*");

    /** The line to look for stands between as many backticks as it needs. */
    Pattern INSERTION = Pattern.compile("\\*\\*In `([^`]+)`, (after|before) (`+)(.+)\\3\\*\\*");

    String RUN = "**Run**";
    String SERVE = "**Run in another terminal**";

    /** What the line says of the block that follows it; empty where it says nothing of that kind. */
    static Optional<Direction> direction(String line) {
        if (line.equals(RUN)) {
            return Optional.of(Commands::new);
        }
        if (line.equals(SERVE)) {
            return Optional.of(Server::new);
        }
        Optional<Direction> file = matched(NEW_FILE, line).map(found -> text -> new NewFile(found.group(1), text));
        return file.or(() -> matched(INSERTION, line)
                .map(found ->
                        text -> new Insertion(found.group(1), found.group(2).equals("after"), found.group(4), text)));
    }

    private static Optional<MatchResult> matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** Makes a block of its text. */
    @FunctionalInterface
    interface Direction {
        Block of(String text);
    }

    /** A file that is not there yet. */
    record NewFile(String path, String text) implements Block {}

    /**
     * Lines for a file that is there.
     *
     * @param anchor the line beside which they go, without the blanks around it; with an ellipsis at its end, how that line begins
     */
    record Insertion(String path, boolean isAfter, String anchor, String text) implements Block {
        private static final String ELLIPSIS = "…";

        boolean isBeside(String line) {
            String stripped = line.strip();
            return anchor.endsWith(ELLIPSIS)
                    ? stripped.startsWith(anchor.substring(0, anchor.length() - ELLIPSIS.length()))
                    : stripped.equals(anchor);
        }
    }

    /** Commands that come to an end; what stands after a {@code #} is what their line prints. */
    record Commands(String text) implements Block {}

    /** The command that serves until it is stopped. */
    record Server(String text) implements Block {}
}

package io.gatehouse.tutorial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the steps of a document: headings that begin with a number, and blocks of code. Before each block stands a line that says
 * what to do with it; a block without one is refused, since a reader would not know either.
 */
final class Tutorial {
    /** From the project's root. */
    static final Path DOCUMENT = Path.of("docs", "add-your-own-resource.md");

    private static final String FENCE = "```";

    private final List<Step> steps = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private String title = "";
    private Optional<Block.Direction> direction = Optional.empty();

    private Tutorial() {}

    static List<Step> read(Path root) throws IOException {
        return parse(Files.readAllLines(root.resolve(DOCUMENT)));
    }

    static List<Step> parse(List<String> lines) {
        Tutorial tutorial = new Tutorial();
        int next = 0;
        while (next < lines.size()) {
            next = tutorial.take(lines, next);
        }
        tutorial.endStep();
        return List.copyOf(tutorial.steps);
    }

    /** Takes what begins at a line, and returns the number of the line after it. */
    private int take(List<String> lines, int number) {
        String line = lines.get(number);
        if (line.startsWith(FENCE)) {
            return takeBlock(lines, number + 1);
        }
        if (line.matches("## \\d+\\. .+")) {
            endStep();
            title = line.substring("## ".length());
        } else if (!line.isBlank()) {
            direction = Block.direction(line);
        }
        return number + 1;
    }

    private int takeBlock(List<String> lines, int first) {
        int end = first;
        while (!lines.get(end).equals(FENCE)) {
            end++;
        }
        String text = String.join("\n", lines.subList(first, end)) + "\n";
        blocks.add(direction
                .orElseThrow(() -> new IllegalStateException(
                        Tutorial.DOCUMENT + ", line " + first + ": no line in bold says what to do with this block"))
                .of(text));
        direction = Optional.empty();
        return end + 1;
    }

    private void endStep() {
        if (!title.isEmpty()) {
            steps.add(new Step(title, blocks));
        }
        blocks.clear();
    }
}

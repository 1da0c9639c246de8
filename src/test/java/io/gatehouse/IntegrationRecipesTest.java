package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/integrate.md} shows the files that {@code scripts/integrate.sh} runs. */
class IntegrationRecipesTest {
    private static final Path RECIPES = Path.of("src/integrations");
    private static final Pattern SHOWN =
            Pattern.compile("^`(src/integrations/[^`]+)`:\n\n```\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** What brings a recipe's libraries along is named in the text, or in a link to it. */
    private static final Set<String> UNSHOWN = Set.of("pom.xml", "package.json", "package-lock.json");

    private static Map<String, String> shown() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        Matcher matcher = SHOWN.matcher(Files.readString(Path.of("docs/integrate.md")));
        while (matcher.find()) {
            shown.put(matcher.group(1), matcher.group(2));
        }
        return shown;
    }

    private static Map<String, String> run() throws IOException {
        try (Stream<Path> files = Files.walk(RECIPES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !UNSHOWN.contains(file.getFileName().toString()))
                    .collect(Collectors.toMap(Path::toString, IntegrationRecipesTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsShownIsWhatIsRun() throws IOException {
        assertThat(shown()).containsExactlyInAnyOrderEntriesOf(run());
    }
}

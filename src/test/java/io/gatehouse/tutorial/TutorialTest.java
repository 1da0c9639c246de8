package io.gatehouse.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** That the tutorial fits the sources as they are. {@code make tutorial} also builds and calls what it makes. */
class TutorialTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyStepFitsTheSourcesAsTheStepBeforeLeftThem() throws IOException {
        assumeThat(Path.of("src/main/java/io/gatehouse/notes"))
                .as("what it makes, where somebody has followed it")
                .doesNotExist();
        Tree tree = new Tree(Path.of(""));
        return Tutorial.read(Path.of("")).stream()
                .map(step -> DynamicTest.dynamicTest(
                        step.title(),
                        () -> assertThatCode(() -> step.applyTo(tree))
                                .as(
                                        "Step %s of %s no longer fits the sources: change the one or the other",
                                        step.title(), Tutorial.DOCUMENT)
                                .doesNotThrowAnyException()));
    }

    @Test
    void takesLessThanTenStepsAndEachDoesSomething() throws IOException {
        assertThat(Tutorial.read(Path.of("")))
                .hasSizeBetween(1, 9)
                .allSatisfy(step -> assertThat(step.blocks()).isNotEmpty());
    }

    @Test
    void insertsBesideTheLineThatIsNamedWhateverItsIndentation() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "  one\n  two `x` three\n");
        Tree tree = new Tree(folder);

        parsed("**In `a.txt`, before `one`**", "zero").applyTo(tree);
        parsed("**In `a.txt`, after ``two `x` …``**", "four").applyTo(tree);
        tree.write();

        assertThat(folder.resolve("a.txt")).hasContent("zero\n  one\n  two `x` three\nfour\n");
    }

    @Test
    void refusesALineThatIsMissingOrThereTwiceAndAFileThatIsThere() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\ntwo\ntwo\n");
        Tree tree = new Tree(folder);

        assertThatThrownBy(() -> parsed("**In `a.txt`, after `three`**", "x").applyTo(tree))
                .hasMessage("a.txt has this line 0 times and not once: three");
        assertThatThrownBy(() -> parsed("**In `a.txt`, after `two`**", "x").applyTo(tree))
                .hasMessage("a.txt has this line 2 times and not once: two");
        assertThatThrownBy(() -> parsed("**New file `a.txt`**", "x").applyTo(tree))
                .hasMessage("a.txt is there already");
    }

    @Test
    void refusesABlockOfWhichNothingIsSaid() {
        assertThatThrownBy(() -> parsed("Some words.", "x")).hasMessageContaining("line 3");
    }

    @Test
    void holdsCommandsToWhatTheySayThatTheyPrint() {
        Shell shell = new Shell(folder);

        assertThatCode(() -> shell.run("one=1\necho $one # 1\necho a b # a b\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> shell.run("echo 1 # 1\necho 3 # 2\n")).hasMessageContainingAll("1\n3", "1\n2");
        assertThatThrownBy(() -> shell.run("false\n")).isInstanceOf(IllegalStateException.class);
    }

    private static Step parsed(String direction, String text) {
        return Tutorial.parse(List.of("## 1. A step", direction, "```text", text, "```"))
                .get(0);
    }
}

package io.gatehouse.platform.persistence.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a changeset goes, and that nothing else in the source tree moves. */
class ChangesetFileTest {
    private static final String NEXT = TestProject.nextNumber() + "-create-things";

    private static final String CLOSING = "</databaseChangeLog>";

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void sourceTree() throws IOException {
        project = TestProject.in(folder);
    }

    private static SchemaDifference difference() {
        ColumnShape id = ColumnShape.mapped("id", "uuid", false);
        TableShape things =
                new TableShape("things", new TreeMap<>(Map.of("id", id)), List.of("id"), List.of(), List.of());
        return SchemaDifference.of(Map.of("things", things), Map.of());
    }

    private void write(String name) {
        ChangesetFile.next(folder, name).write(difference());
    }

    @Test
    void theNextOneTakesTheNextNumberAndALineAtTheEndOfTheMasterFile() throws IOException {
        String before = Files.readString(project.master());

        write("create-things");

        assertThat(folder.resolve("src/main/resources/migrations/" + NEXT + ".sql"))
                .content()
                .startsWith("--liquibase formatted sql\n\n--changeset gatehouse:" + NEXT + "\n");
        assertThat(project.master())
                .content()
                .isEqualTo(before.replace(CLOSING, "  <include file=\"migrations/" + NEXT + ".sql\"/>\n" + CLOSING));
        assertThat(project.master().getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void everyOtherByteOfTheMasterFileStays() throws IOException {
        String before = Files.readString(project.master()).replace("\n", "\r\n").replace("<!-- ", "<!-- \u00e9\u20ac ");
        Files.writeString(project.master(), before);

        write("create-things");

        assertThat(Files.readAllBytes(project.master()))
                .isEqualTo(before.replace(CLOSING, "  <include file=\"migrations/" + NEXT + ".sql\"/>\r\n" + CLOSING)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        String before = Files.readString(project.master());
        Path taken = project.master().resolveSibling("migrations").resolve(NEXT + ".sql");
        Files.writeString(taken, "mine");

        assertThatThrownBy(() -> write("create-things"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(NEXT + ".sql is there already");

        assertThat(taken).hasContent("mine");
        assertThat(project.master()).hasContent(before);
    }

    @Test
    void aMasterFileThatCannotBeExtendedLeavesNoChangesetBehind() throws IOException {
        Files.writeString(project.master(), Files.readString(project.master()).replace("\n" + CLOSING, CLOSING));
        List<String> before = project.changesets();

        assertThatThrownBy(() -> write("create-things"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("migrations.xml cannot be written");

        assertThat(project.changesets()).isEqualTo(before);
    }

    @Test
    void aSecondOneIsRefusedUntilTheFirstIsInTheJar() {
        write("create-things");

        assertThatThrownBy(() -> write("create-others"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("are not those of this jar. Build it, run `db migrate`");
    }

    @Test
    void aFolderThatIsNoProjectIsRefused() {
        assertThatThrownBy(() -> ChangesetFile.next(folder.resolve("src"), "create-things"))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "There is no src/main/resources/migrations.xml here. Run this in the root folder of the project.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "things",
                "Create-things",
                "create things",
                "create-things.sql",
                "../create-things",
                "create-",
                "1-a"
            })
    void aNameIsAVerbAndANounInLowerCase(String name) {
        assertThatThrownBy(() -> ChangesetFile.next(folder, name))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("add-users-nickname");
    }
}

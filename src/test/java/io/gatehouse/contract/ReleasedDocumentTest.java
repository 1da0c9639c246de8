package io.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clients of the last release go on working, or the changelog tells them. */
class ReleasedDocumentTest {
    private static final Path RELEASED = Path.of("docs/released/openapi.json");
    private static final Path CHANGELOG = Path.of("CHANGELOG.md");

    @Test
    void whatBreaksClientsOfTheLastReleaseIsNamedInTheChangelog() throws IOException {
        Set<String> named = ReleaseNotes.changedOrRemoved(Files.readString(CHANGELOG));

        List<Break> unnamed =
                BreakingChanges.between(ApiDocument.read(RELEASED), ApiDocument.read(Contract.CHECKED_IN)).stream()
                        .filter(each -> !each.isNamedIn(named))
                        .toList();

        assertThat(unnamed).withFailMessage(() -> message(unnamed)).isEmpty();
    }

    private static String message(List<Break> unnamed) {
        return """
                These changes break clients of the last release (%s):
                  %s
                Keep what clients rely on. Where it has to go, name the operation in CHANGELOG.md under "### Changed" or
                "### Removed" of [Unreleased], in backticks, and say what clients are to do, like this:
                  - `%s` ...
                A change of a schema that many operations share may be named by the schema instead.""".formatted(
                        RELEASED,
                        unnamed.stream().map(Break::toString).collect(Collectors.joining("\n  ")),
                        unnamed.get(0).operation());
    }
}

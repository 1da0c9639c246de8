package io.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a change that breaks clients has to be named. */
class ReleaseNotesTest {
    @Test
    void whatIsChangedOrRemovedInTheNextReleaseCounts() {
        String text = """
                # Changelog

                ## [Unreleased]

                ### Added

                - `GET /added`

                ### Changed

                - `GET /changed` and `PATCH
                  /wrapped` want a token.

                ### Removed

                - `DELETE /removed`

                ## [1.0.0] - 2026-12-01

                ### Removed

                - `GET /long/gone`
                """;

        assertThat(ReleaseNotes.changedOrRemoved(text))
                .containsExactlyInAnyOrder("GET /changed", "PATCH /wrapped", "DELETE /removed");
    }

    @Test
    void withoutSuchAPartNothingDoes() {
        assertThat(ReleaseNotes.changedOrRemoved("# Changelog\n\n## [1.0.0]\n\n### Removed\n\n- `GET /gone`\n"))
                .isEmpty();
        assertThat(ReleaseNotes.changedOrRemoved("## [Unreleased]\n\n### Added\n\n- `GET /new`\n"))
                .isEmpty();
    }
}

package io.gatehouse.accounts.tokens;

import io.gatehouse.platform.commands.Console;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All signing keys, for scripts and as a table for people. */
record KeysView(Instant asOf, List<KeyView> keys) {
    static KeysView of(KeyOverview overview) {
        return new KeysView(
                overview.asOf(), overview.keys().stream().map(KeyView::of).toList());
    }

    void print(Console console) {
        console.table(
                List.of("KID", "ALGORITHM", "STATE", "SINCE", "NEXT"),
                keys.stream().map(key -> key.cells(asOf)).toList());
    }

    /**
     * One key; a value that does not apply to its state is null.
     *
     * @param longestLife the longest life of its tokens, in seconds
     */
    record KeyView(
            String kid,
            SigningAlgorithm algorithm,
            String state,
            Instant since,
            Optional<Instant> activatableAt,
            Optional<Instant> retiresAt,
            long longestLife,
            Optional<String> masterKey) {
        static KeyView of(KeyOverview.Key key) {
            return new KeyView(
                    key.kid(),
                    key.algorithm(),
                    key.state().value(),
                    key.since(),
                    key.activatableAt(),
                    key.retiresAt(),
                    key.longestLife().toSeconds(),
                    key.masterKey());
        }

        /** The id comes first, so that scripts can cut it out. */
        List<String> cells(Instant now) {
            String next = activatableAt
                    .map(at -> at.isAfter(now) ? "activatable in " + left(now, at) : "activatable")
                    .or(() -> retiresAt.map(at -> "retires in " + left(now, at)))
                    .orElse("-");
            return List.of(kid, algorithm.id(), state, since.toString(), next);
        }

        private static Countdown left(Instant now, Instant then) {
            return Countdown.between(now, then);
        }
    }
}

package io.gatehouse.ops.keys;

import io.gatehouse.accounts.tokens.Countdown;
import io.gatehouse.accounts.tokens.KeyOverview;
import io.gatehouse.accounts.tokens.SigningAlgorithm;
import io.gatehouse.platform.http.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All signing keys as scripts read them, and as people do. */
@Wire
record KeysView(Instant asOf, List<KeyView> keys) {
    static KeysView of(KeyOverview overview) {
        return new KeysView(
                overview.asOf(), overview.keys().stream().map(KeyView::of).toList());
    }

    List<String> lines() {
        return keys.stream().map(key -> key.line(asOf)).toList();
    }

    /**
     * One key; what does not go with its state is null.
     *
     * @param longestLife of its tokens, in seconds
     */
    @Wire
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

        /** The id first, so that it can be cut out. */
        String line(Instant now) {
            Stream<String> parts = Stream.of(kid, algorithm.id(), state, "since " + since);
            Stream<String> later = Stream.concat(
                    activatableAt.stream()
                            .map(at -> at.isAfter(now) ? "activatable in " + left(now, at) : "activatable"),
                    retiresAt.stream().map(at -> "retires in " + left(now, at)));
            return String.join("  ", Stream.concat(parts, later).toList());
        }

        private static Countdown left(Instant now, Instant then) {
            return Countdown.between(now, then);
        }
    }
}

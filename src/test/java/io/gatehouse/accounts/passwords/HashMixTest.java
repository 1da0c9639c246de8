package io.gatehouse.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mix of schemes from which an unknown address gets its own. */
class HashMixTest {
    private static final HashScheme ARGON2 = new HashScheme.Argon2id(19_456, 2, 1);
    private static final HashScheme BCRYPT = new HashScheme.Bcrypt(10);

    private static HashMix mix(long argon2, long bcrypt) {
        Map<HashScheme, Long> counts = new LinkedHashMap<>();
        counts.put(ARGON2, argon2);
        counts.put(BCRYPT, bcrypt);
        return new HashMix(counts);
    }

    @Test
    void schemesAreChosenInTheProportionInWhichTheyOccur() {
        HashMix mix = mix(3, 7);

        Map<HashScheme, Long> chosen = LongStream.range(-500, 500)
                .mapToObj(mix::choose)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(chosen).containsOnly(Map.entry(ARGON2, 300L), Map.entry(BCRYPT, 700L));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE})
    void theSameNumberGetsTheSameSchemeOnEveryNode(long number) {
        assertThat(mix(3, 7).choose(number)).isEqualTo(mix(3, 7).choose(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE})
    void aSchemeThatDoesNotOccurIsNeverChosen(long number) {
        assertThat(mix(0, 7).choose(number)).isEqualTo(BCRYPT);
        assertThat(mix(7, 0).choose(number)).isEqualTo(ARGON2);
    }

    @Test
    void aMixOfNothingIsABugOfTheCaller() {
        assertThatThrownBy(() -> new HashMix(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mix(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

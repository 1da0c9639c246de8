package io.gatehouse.accounts.passwords;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The proportions of the schemes of stored hashes. An unknown address costs the work of one of them: if it were always the same
 * one, the time of a refusal would distinguish known addresses from unknown ones.
 */
public final class HashMix {
    private final List<HashScheme> schemes = new ArrayList<>();
    private final List<Long> cumulated = new ArrayList<>();
    private final long total;

    /** The counts by scheme, in an order that is the same on every node. */
    public HashMix(Map<HashScheme, Long> counts) {
        long sum = 0;
        for (Map.Entry<HashScheme, Long> each : counts.entrySet()) {
            sum += each.getValue();
            schemes.add(each.getKey());
            cumulated.add(sum);
        }
        if (sum == 0) {
            throw new IllegalArgumentException("no scheme to choose from");
        }
        this.total = sum;
    }

    /** The scheme for a number; equal numbers get equal schemes as long as the proportions stay the same. */
    public HashScheme choose(long number) {
        long point = Math.floorMod(number, total);
        int index = 0;
        while (cumulated.get(index) <= point) {
            index++;
        }
        return schemes.get(index);
    }
}

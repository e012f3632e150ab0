package io.revsync.http;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the calls made under one limit.
 *
 * @param version 0 when nothing was stored yet; one more with each save
 * @param heldUntilMillis epoch millis before which nobody may call, because the system said so
 * @param slices per rate, in the limiter's order: epoch millis of a slice's start -> calls in it
 */
public record LimitState(long version, long heldUntilMillis, List<SortedMap<Long, Integer>> slices) {

    /** Before the first call. */
    public static final LimitState EMPTY = new LimitState(0, 0, List.of());

    SortedMap<Long, Integer> slicesOf(int rate) {
        return rate < slices.size() ? slices.get(rate) : new TreeMap<>();
    }

    LimitState afterCall(List<Rate> rates, long nowMillis) {
        List<SortedMap<Long, Integer>> next = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            next.add(rates.get(i).afterCall(slicesOf(i), nowMillis));
        }
        return new LimitState(version, heldUntilMillis, next);
    }

    LimitState heldUntil(long millis) {
        return new LimitState(version, Math.max(heldUntilMillis, millis), slices);
    }

    /** As it is read back after a save. */
    LimitState saved() {
        return new LimitState(version + 1, heldUntilMillis, slices);
    }
}

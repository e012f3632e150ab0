package io.revsync.http;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A limit of so many calls in any window of this length. Calls are counted in sixty slices of the window, and a slice counts
 * until its last moment has left the window, so the limit holds for every rolling window, at a cost of one sixtieth of it.
 *
 * @param permits calls allowed, at least 1
 * @param window the window's length, at least 60 ms
 */
public record Rate(int permits, Duration window) {

    private static final int SLICES = 60;

    public Rate {
        if (permits < 1 || window.toMillis() < SLICES) {
            throw new IllegalArgumentException("A rate needs at least 1 permit and a window of 60 ms: " + permits);
        }
    }

    /** How long a caller must wait before this rate allows one more call; zero if it may go now. */
    Duration waitBeforeNext(SortedMap<Long, Integer> slices, long nowMillis) {
        SortedMap<Long, Integer> counted = stillCounted(slices, nowMillis);
        int used = counted.values().stream().mapToInt(Integer::intValue).sum();
        for (var slice : counted.entrySet()) {
            if (used < permits) {
                break;
            }
            used -= slice.getValue();
            if (used < permits) {
                return Duration.ofMillis(slice.getKey() + sliceMillis() + window.toMillis() - nowMillis);
            }
        }
        return Duration.ZERO;
    }

    /** The slices after one more call at this moment; those no longer counted are dropped. */
    SortedMap<Long, Integer> afterCall(SortedMap<Long, Integer> slices, long nowMillis) {
        SortedMap<Long, Integer> next = stillCounted(slices, nowMillis);
        next.merge(nowMillis - Math.floorMod(nowMillis, sliceMillis()), 1, Integer::sum);
        return next;
    }

    private SortedMap<Long, Integer> stillCounted(SortedMap<Long, Integer> slices, long nowMillis) {
        return new TreeMap<>(slices.tailMap(nowMillis - window.toMillis() - sliceMillis() + 1));
    }

    private long sliceMillis() {
        return window.toMillis() / SLICES;
    }
}

package io.revsync.sync.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * Finds which of the known ids no longer exist, in one call when all do, whatever their number. Rev.io answers pages of ids in order, so
 * the last page we expect tells whether anything before it is missing: a single deletion shifts it. Where it is shifted, halving finds the
 * first page that differs. Pure but for the pages it asks for.
 */
final class Disappearances {

    /** What differs beyond this is found by the next runs. */
    private static final int MOST_PAGES = 60;

    private final int pageSize;
    private final IntFunction<IdPage> pages;
    private int asked;
    private boolean asExpected = true;

    /** @param pages page by number, from 1, ids ascending */
    Disappearances(int pageSize, IntFunction<IdPage> pages) {
        this.pageSize = pageSize;
        this.pages = pages;
    }

    /**
     * @param gone known ids that are not there
     * @param unknown ids that are there among the known ones without being known: older than the first run looked
     * @param complete false if there is more that the next runs will find
     */
    record Found(List<Long> gone, List<Long> unknown, boolean complete) {}

    /**
     * @param known ids ascending
     * @return empty if the pages are not in order, or shorter than asked for, so that nothing can be said
     */
    Optional<Found> among(long[] known) {
        List<Long> allGone = new ArrayList<>();
        List<Long> allUnknown = new ArrayList<>();
        long[] expected = known;
        while (expected.length > 0 && asked < MOST_PAGES) {
            int last = (expected.length + pageSize - 1) / pageSize;
            if (Arrays.equals(slice(expected, last), ask(last, expected))) {
                return found(allGone, allUnknown, true);
            }
            int page = firstDiffering(expected, last);
            long[] there = ask(page, expected);
            if (!asExpected) {
                return Optional.empty();
            }
            long[] here = Arrays.copyOfRange(expected, (page - 1) * pageSize, expected.length);
            long end = there.length < pageSize ? Long.MAX_VALUE : there[there.length - 1];
            long[] gone = without(here, there).filter(id -> id <= end).toArray();
            long[] unknown = without(there, expected).toArray();
            if (gone.length + unknown.length == 0) {
                return found(allGone, allUnknown, false);
            }
            Arrays.stream(gone).forEach(allGone::add);
            Arrays.stream(unknown).forEach(allUnknown::add);
            expected = LongStream.concat(without(expected, gone), Arrays.stream(unknown))
                    .sorted()
                    .toArray();
        }
        return found(allGone, allUnknown, expected.length == 0);
    }

    private Optional<Found> found(List<Long> gone, List<Long> unknown, boolean complete) {
        return asExpected ? Optional.of(new Found(gone, unknown, complete)) : Optional.empty();
    }

    private int firstDiffering(long[] expected, int last) {
        int low = 1;
        int high = last;
        while (low < high) {
            int middle = (low + high) / 2;
            if (Arrays.equals(slice(expected, middle), ask(middle, expected))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Ids beyond the last we know are new ones, and no sign of anything. */
    private long[] ask(int page, long[] expected) {
        asked++;
        IdPage answer = pages.apply(page);
        boolean cutShort = answer.hasMore() && answer.ids().length < pageSize;
        asExpected &= ascending(answer.ids()) && !cutShort;
        long highest = expected[expected.length - 1];
        return Arrays.stream(answer.ids()).filter(id -> id <= highest).toArray();
    }

    private long[] slice(long[] expected, int page) {
        int from = Math.min(expected.length, (page - 1) * pageSize);
        return Arrays.copyOfRange(expected, from, Math.min(expected.length, from + pageSize));
    }

    private static LongStream without(long[] ids, long[] sortedOthers) {
        return Arrays.stream(ids).filter(id -> Arrays.binarySearch(sortedOthers, id) < 0);
    }

    private static boolean ascending(long[] ids) {
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] <= ids[i - 1]) {
                return false;
            }
        }
        return true;
    }
}

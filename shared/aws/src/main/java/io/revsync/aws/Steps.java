package io.revsync.aws;

import java.util.ArrayList;
import java.util.List;

/** A list in pieces that one call takes. */
final class Steps {
    private Steps() {}

    static <T> List<List<T>> of(List<T> all, int most) {
        List<List<T>> steps = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            steps.add(all.subList(from, Math.min(from + most, all.size())));
        }
        return steps;
    }
}

package io.revsync.sync.review;

import java.util.List;

/**
 * What became of a review when it was finished.
 *
 * @param linked records that have their other half now
 * @param create records that get a new one by the next sync: those marked so, and customers whose suggestion was rejected
 * @param ignored records that do not travel
 * @param undecided records nobody decided about, for which syncs go by their own careful rules, and products whose suggestion was rejected
 * @param notLinked records whose link could not be written, each with the reason; the first {@value #MOST}
 */
public record Summary(long linked, long create, long ignored, long undecided, List<String> notLinked) {

    static final int MOST = 50;

    public Summary {
        notLinked = List.copyOf(notLinked);
    }
}
